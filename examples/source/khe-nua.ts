/**
 * The plan "as bad as real ones". In a text `{+ … +}` was inserted and `{- … -}` deleted under tracked changes,
 * `|` is a hard line break, `¦` a page break in mid-sentence, `^` the footnote's mark, U+00AD a soft hyphen.
 */
export type Messy =
  | { kind: 'text'; text: string; bold?: boolean; centred?: boolean; nfd?: boolean; indent?: boolean }
  | { kind: 'counted'; list: string; shown: string; text: string; bold?: boolean; nfd?: boolean }
  | { kind: 'table'; rows: string[][] }
  | { kind: 'textbox'; text: string }

const text = (text: string): Messy => ({ kind: 'text', text, indent: true })
const flush = (text: string): Messy => ({ kind: 'text', text })
const bold = (text: string): Messy => ({ kind: 'text', text, bold: true })
const nfd = (text: string): Messy => ({ kind: 'text', text, indent: true, nfd: true })
const counted = (list: string, shown: string, text: string, bold = false): Messy => ({
  kind: 'counted',
  list,
  shown,
  text,
  bold,
})

const shy = '\u00ad'
const nbsp = '\u00a0'

export const kheNua = {
  issuer: ['ỦY BAN NHÂN DÂN', 'XÃ KHE NỨA', '––––––––––', 'Số:        /KH-UBND'],
  nation: [
    'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập – Tự do – Hạnh phúc',
    '––––––––––––––––––––',
    'Khe Nứa, ngày      tháng  4 năm 2026',
  ],
  footnote:
    'Kết quả rà soát đến ngày 31/12/2025: xã có 07 thôn, 2.140 hộ; 186 người trong độ tuổi 15-60 chưa biết chữ, chiếm 3,9%.',
  blocks: [
    { kind: 'textbox', text: 'TÀI LIỆU MẪU' },
    { kind: 'text', text: 'KẾ  HOẠCH', bold: true, centred: true },
    {
      kind: 'text',
      text: 'Triển khai xây dựng xã hội học tập, đẩy mạnh học tập suốt đời|trên địa bàn xã Khe Nứa',
      bold: true,
      centred: true,
    },
    { kind: 'text', text: 'giai đoạn  2026-2030', bold: true, centred: true },
    text(
      'Thực hiện Kế hoạch số 47/KH-UBND ngày 16/3/2026 của Ủy ban nhân dân tỉnh Sông Lam về  thực hiện Đề án “Xây dựng xã hội học tập giai đoạn 2021-2030” trên địa bàn tỉnh; Quyết định số 1373/QĐ-TTg ngày 30/7/2021, Quyết định số 677/QĐ-TTg ngày 03/6/2022 của Thủ tướng Chính phủ và Công văn số 1186/SGDĐT-GDTX ngày 02/4/2026 của Sở Giáo dục và Đào tạo; Ủy ban nhân dân xã Khe Nứa xây dựng kế hoạch triển khai như sau :',
    ),
    bold('I. MỤC ĐÍCH, YÊU CẦU'),
    counted(
      'purposes',
      '1.',
      'Cụ thể hóa kế hoạch của tỉnh thành việc làm của từng thôn, từng trường, phù hợp điều kiện xã mới sáp nhập, địa bàn rộng, đường đi lại còn khó.',
    ),
    counted('purposes', '2.', 'Phân công rõ người, rõ việc; không làm hình thức, không báo cáo  số liệu ước lượng.'),
    bold('II.MỤC TIÊU'),
    text('Trên cơ sở kết quả rà soát^, xã phấn đấu đạt các mục tiêu sau:'),
    bold('1.  Mục tiêu đến năm 2028'),
    flush('– 97,5% số người trong độ tuổi 15-60 biết chữ'),
    counted('dots', '•', 'Trên 60% hộ gia đình đạt danh hiệu “Gia đình học tập” ;'),
    flush('+05/07 thôn được công nhận “Cộng đồng học tập”;'),
    flush('-  Từ 02 đến 03 lớp xóa mù chữ được mở ở các thôn vùng cao'),
    bold('2. Chỉ tiêu từng năm (biểu)'),
    {
      kind: 'table',
      rows: [
        ['TT', 'Chỉ tiêu', 'ĐVT', 'Năm 2026', 'Năm 2027', 'Năm 2030'],
        ['1', 'Số người trong độ tuổi 15-60 biết chữ', '%', '96,5', '97', '98,5'],
        ['2', 'Hộ gia đình đạt danh hiệu “Gia đình học tập”'.normalize('NFD'), '%', '52', '56', '75'],
        ['3', 'Số thôn được công nhận “Cộng đồng học tập”', 'thôn', '03', '04', '07'],
        ['4', 'Số lượt người học tại Trung tâm học tập cộng đồng', 'lượt người', '450', '500', '1.200'],
      ],
    },
    bold('3. Ngoài ra:'),
    flush('- Đến năm 2030, duy trì vững chắc kết quả phổ cập giáo dục tiểu học,|trung học cơ sở.'),
    flush('- Xã Khe Nứa được công nhận “Cộng đồng học tập” cấp xã vào năm 2029.'),
    counted('parts', 'I.', 'NHIỆM VỤ, GIẢI PHÁP', true),
    counted('tasks', '1.', 'Công tác tuyên truyền, vận động', true),
    flush(
      `- Tuyên truyền trên hệ thống truyền thanh xã, nhóm Zalo của các thôn, trong sinh hoạt chi bộ, chi hội về lợi ích của việc học; lấy người thật, việc thật ở xã để nhân rộng phong${shy} trào.`,
    ),
    flush(
      '– Hằng năm,  tổ chức Lễ phát động Tuần lễ hưởng ứng học tập suốt đời tại các nhà trường và nhà văn hóa thôn.',
    ),
    counted(
      'dots',
      '•',
      'Vận động các dòng họ lập quỹ khuyến học, đỡ đầu học sinh nghèo, khen thưởng người lớn tuổi học tốt; gắn việc học với',
    ),
    { kind: 'text', text: '2', centred: true },
    flush('việc làm, với phong trào xây dựng nông thôn mới của từng thôn.'),
    counted('tasks', '2.', 'Củng cố Trung tâm học tập cộng đồng', true),
    flush(`- Kiện toàn Ban Giám đốc Trung tâm học tập cộng đồng xã, xong trước ngày${nbsp}30/5/2026;`),
    flush(
      '+ Rà soát các điểm học của các xã trước đây, sửa chữa, sử dụng lại|những phòng học còn tốt, thanh lý thiết bị hỏng.',
    ),
    flush('{+- Bố trí một phòng máy tính dùng chung tại nhà văn hóa trung tâm trong quý III/2026.+}'),
    flush('{-- Xin bổ sung 02 biên chế giáo viên cho Trung tâm trong năm 2026.-}'),
    counted('tasks-again', '1.', 'Đẩy mạnh chuyển đổi số', true),
    text(
      'a) Tổ công nghệ số cộng đồng các thôn hướng dẫn người dân cài đặt, sử dụng ứng dụng học tập, dịch vụ công, thanh toán không dùng tiền mặt.',
    ),
    text(
      'b)Các trường học trên địa bàn xã mở cửa thư viện, phòng tin học vào ngày nghỉ cho¦người dân đến đọc, đến học.',
    ),
    counted('tasks-again', '2.', 'Công nhận các mô hình học tập', true),
    nfd(
      'Hướng dẫn các thôn, gia đình, dòng họ đăng ký, tự đánh giá theo Quyết định số 677/QĐ-TTg ngày 06/3/2022 của Thủ tướng Chính phủ và hướng dẫn của Hội Khuyến học.',
    ),
    bold('KINH PHÍ THỰC HIỆN'),
    text('Từ ngân sách xã, nguồn xã hội hóa và các nguồn hợp pháp khác theo quy định.'),
    bold('IV. TỔ CHỨC THỰC HIỆN'),
    bold('1/ Phòng Văn hóa - Xã hội'),
    flush(
      '- Chủ trì, phối hợp với Trung tâm học tập cộng đồng, Hội Khuyến học xã và các thôn điều tra, lập danh sách người chưa biết chữ, hoàn thành trước ngày {-30/6/2026-}{+15/6/2026+}.',
    ),
    flush('- Tham mưu Ủy ban nhân dân xã sơ kết việc thực hiện Kế hoạch trong quý IV năm 2028.'),
    flush('- Tham mưu Ủy ban nhân dân xã tổng kết việc thực hiện Kế hoạch vào năm 2030.'),
    flush(
      '- Định kỳ 6 tháng,  hằng năm tổng hợp, tham mưu Ủy ban nhân dân xã báo cáo Sở Giáo dục và Đào tạo trước ngày 10/6 và ngày 10/12.',
    ),
    bold('2/ Phòng Kinh tế'),
    flush('– Phối hợp với Phòng Văn hóa - Xã hội tham mưu bố trí kinh phí, hướng dẫn thanh quyết toán đúng quy định.'),
    flush(
      '– Đưa nội dung chuyển giao kỹ thuật trồng quế, nuôi cá lồng vào chương trình của Trung tâm học tập cộng đồng.',
    ),
    text(
      `3/ Văn phòng HĐND và UBND xã: Theo dõi, đôn đốc việc thực hiện các nhiệm vụ được giao; đưa nội dung này vào giao ban hằng${shy} quý.`,
    ),
    bold('3/ Trung tâm học tập cộng đồng xã'),
    counted(
      'dots',
      '•',
      'Khảo sát nhu cầu học của người dân, mở các lớp ngắn ngày về kỹ thuật, pháp luật, sức khỏe, kỹ năng số.',
    ),
    counted('dots', '•', 'Hằng quý, báo cáo số lớp, số lượt người học về Phòng Văn hóa - Xã hội.'),
    nfd(
      '4/ Công an xã: Phối hợp với Phòng Văn hóa - Xã hội đối chiếu dữ liệu dân cư để lập danh sách người chưa biết chữ được chính xác.',
    ),
    bold('5/ Đề nghị Hội Khuyến học xã, Ủy ban MTTQ Việt Nam xã và các đoàn thể'),
    flush(
      '- Vận động đoàn viên, hội viên đăng ký xây dựng gia đình học tập; mỗi chi hội giúp ít nhất một hộ khó khăn.',
    ),
    flush(
      '- Hội Khuyến học xã chủ trì, phối hợp với các thôn chấm điểm,|đề nghị công nhận các danh hiệu học tập trước ngày 30/11 hằng năm.',
    ),
    bold('6/ Các thôn'),
    flush('+  Lập sổ theo dõi người học, chọn một điểm học thuận tiện nhất của thôn'),
    flush('+ Định kỳ 6 tháng báo cáo kết quả về Phòng Văn hóa - Xã hội trước ngày 01/6 và ngày 01/12.'),
    text(
      'Trên đây là Kế hoạch xây dựng xã hội học tập trên địa bàn xã Khe Nứa. Ủy ban nhân dân xã yêu cầu các phòng, đơn vị, các thôn nghiêm túc thực hiện. Quá trình thực hiện nếu có vướng mắc, các thôn báo cáo Ủy ban nhân dân xã (qua Phòng Văn hóa - Xã hội) để xem xét, điều chỉnh./.',
    ),
  ] satisfies Messy[] as Messy[],
  recipients: [
    'UBND tỉnh (b/c);',
    'Sở Giáo dục và Đào tạo (b/c);',
    'TT Đảng ủy, TT HĐND xã;',
    'Các phòng, đơn vị; các trường học;',
    'Các thôn;',
    'Lưu: VT, VHXH.',
  ],
  signature: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
  signer: 'Trần Văn Thí Dụ',
}
