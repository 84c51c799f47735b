/**
 * The clean plan. A line opens with its level: `# ` I., `## ` 1. with a title, `##. ` 1. as a paragraph,
 * `### ` a) with a title, `###. ` a) as a paragraph, `- ` and `+ ` bullets; anything else is a plain paragraph.
 */
export const songLam = {
  issuer: ['ỦY BAN NHÂN DÂN', 'TỈNH SÔNG LAM'],
  number: 'Số: 47/KH-UBND',
  placeAndDate: 'Sông Lam, ngày 16 tháng 3 năm 2026',
  kind: 'KẾ HOẠCH',
  title:
    'Thực hiện Đề án “Xây dựng xã hội học tập giai đoạn 2021 - 2030” trên địa bàn tỉnh Sông Lam, giai đoạn 2026 - 2030',
  mark: '(Tài liệu mẫu)',
  bases: [
    'Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;',
    'Căn cứ Nghị quyết số 71-NQ/TW ngày 22 tháng 8 năm 2025 của Bộ Chính trị về đột phá phát triển giáo dục và đào tạo;',
    'Căn cứ Quyết định số 1373/QĐ-TTg ngày 30 tháng 7 năm 2021 của Thủ tướng Chính phủ phê duyệt Đề án “Xây dựng xã hội học tập giai đoạn 2021 - 2030”;',
    'Căn cứ Quyết định số 387/QĐ-TTg ngày 25 tháng 3 năm 2022 của Thủ tướng Chính phủ phê duyệt Chương trình “Đẩy mạnh phong trào học tập suốt đời trong gia đình, dòng họ, cộng đồng, đơn vị giai đoạn 2021 - 2030”;',
    'Căn cứ Quyết định số 677/QĐ-TTg ngày 03 tháng 6 năm 2022 của Thủ tướng Chính phủ phê duyệt Chương trình “Xây dựng mô hình “Công dân học tập” giai đoạn 2021 - 2030”;',
    'Căn cứ Thông tư số 25/2023/TT-BGDĐT ngày 27 tháng 12 năm 2023 của Bộ Giáo dục và Đào tạo quy định về đánh giá, công nhận “Cộng đồng học tập”;',
    'Theo đề nghị của Giám đốc Sở Giáo dục và Đào tạo tại Tờ trình số 312/TTr-SGDĐT ngày 06 tháng 3 năm 2026.',
  ],
  opening:
    'Ủy ban nhân dân tỉnh Sông Lam ban hành Kế hoạch thực hiện Đề án “Xây dựng xã hội học tập giai đoạn 2021 - 2030” trên địa bàn tỉnh, giai đoạn 2026 - 2030 (sau đây gọi tắt là Kế hoạch) với các nội dung sau:',
  body: `
# MỤC ĐÍCH, YÊU CẦU
## Mục đích
- Đưa các mục tiêu của Đề án thành việc làm cụ thể của từng cơ quan, từng xã, phường sau khi tỉnh vận hành chính quyền địa phương hai cấp; để người dân ở mọi lứa tuổi, mọi vùng đều có nơi học, có người hướng dẫn và có tài liệu phù hợp.
- Gắn việc học của người lớn với việc làm, với chuyển đổi số và đời sống văn hóa ở cơ sở; lấy kết quả học tập của người dân làm thước đo của phong trào.
## Yêu cầu
- Mỗi nhiệm vụ có một cơ quan chịu trách nhiệm chính, có sản phẩm và thời hạn; số liệu báo cáo lấy từ sổ theo dõi và phần mềm của ngành, không ước lượng.
- Việc triển khai bảo đảm thiết thực, tiết kiệm, không làm tăng thêm hồ sơ, sổ sách của trung tâm học tập cộng đồng, của thôn, bản, tổ dân phố.
- Ưu tiên vùng cao, vùng bãi ngang, người khuyết tật, phụ nữ và người lao động chưa qua đào tạo.
# MỤC TIÊU
## Mục tiêu chung
Đến năm 2030, mọi người dân trong tỉnh đều có cơ hội học tập thường xuyên ở gần nơi mình sống và làm việc thông qua mạng lưới giáo dục mở, linh hoạt, ứng dụng công nghệ số, góp phần nâng cao chất lượng nguồn nhân lực và đời sống của Nhân dân.
## Mục tiêu cụ thể
### Đến năm 2028
- Về xóa mù chữ và phổ cập giáo dục:
+ Trên 98% số người trong độ tuổi từ 15 đến 60 biết chữ;
+ Duy trì kết quả phổ cập giáo dục mầm non cho trẻ em mẫu giáo ở tất cả các xã, phường;
+ Ít nhất 24 lớp xóa mù chữ được mở tại các xã còn nhiều người chưa biết chữ.
- Về năng lực và trình độ của người dân:
+ 75-80% số người trong độ tuổi lao động được trang bị kỹ năng số cơ bản và kỹ năng sống;
+ 66% dân số từ 15 tuổi trở lên được đào tạo trình độ chuyên môn kỹ thuật, trong đó 15% có trình độ đại học trở lên;
+ Tăng tỷ lệ công nhân ở các khu công nghiệp được học nâng cao tay nghề.
- Về hoạt động của cơ sở giáo dục và thiết chế ở cơ sở:
+ 90% cơ sở giáo dục phổ thông, giáo dục thường xuyên, giáo dục nghề nghiệp thực hiện quản lý và dạy học trên môi trường số;
+ 12 trung tâm học tập cộng đồng có phòng học trực tuyến và tủ sách dùng chung.
- Về xây dựng các mô hình học tập:
+ 55% số người từ 18 tuổi trở lên đạt danh hiệu “Công dân học tập”;
+ 74% gia đình được công nhận “Gia đình học tập”, 70% dòng họ được công nhận “Dòng họ học tập”;
+ Ít nhất 03 xã, phường được công nhận “Cộng đồng học tập” cấp xã mức độ 2.
### Đến năm 2030
- Về xóa mù chữ và phổ cập giáo dục:
+ Trên 99% số người trong độ tuổi từ 15 đến 60 biết chữ;
+ Tiếp tục duy trì vững chắc kết quả phổ cập giáo dục mầm non cho trẻ em mẫu giáo, phổ cập giáo dục tiểu học và trung học cơ sở.
- Về năng lực và trình độ của người dân:
+ 85-90% số người trong độ tuổi lao động được trang bị kỹ năng số cơ bản và kỹ năng sống;
+ 72% dân số từ 15 tuổi trở lên được đào tạo trình độ chuyên môn kỹ thuật, trong đó 18% có trình độ đại học trở lên;
+ Ít nhất 1.500 người hoàn thành khóa kỹ năng số tại trung tâm học tập cộng đồng.
- Về hoạt động của cơ sở giáo dục và thiết chế ở cơ sở:
+ 100% trung tâm học tập cộng đồng ứng dụng công nghệ thông tin trong quản lý và tổ chức lớp học.
- Về xây dựng các mô hình học tập:
+ 65% số người từ 18 tuổi trở lên đạt danh hiệu “Công dân học tập”;
+ 80% gia đình được công nhận “Gia đình học tập”, 75% dòng họ được công nhận “Dòng họ học tập”;
+ 100% xã, phường được công nhận “Cộng đồng học tập” cấp xã;
+ Tỉnh Sông Lam được công nhận danh hiệu “Tỉnh học tập”.
# NHIỆM VỤ VÀ GIẢI PHÁP
## Tăng cường lãnh đạo, chỉ đạo; đổi mới công tác tuyên truyền
- Đưa mục tiêu xây dựng xã hội học tập vào nghị quyết, chương trình công tác của cấp ủy, chính quyền các cấp; gắn trách nhiệm của người đứng đầu với kết quả thực hiện.
- Kiện toàn Ban Chỉ đạo xây dựng xã hội học tập cấp tỉnh, cấp xã phù hợp với chính quyền địa phương hai cấp, hoàn thành trong Quý II năm 2026.
- Hằng năm, tổ chức Tuần lễ hưởng ứng học tập suốt đời, Ngày Sách và Văn hóa đọc Việt Nam, Ngày Khuyến học Việt Nam bằng những hoạt động mà người dân được trực tiếp tham gia.
- Phát động và duy trì phong trào thi đua “Cả nước thi đua xây dựng xã hội học tập, đẩy mạnh học tập suốt đời giai đoạn 2023 - 2030” theo Quyết định số 1315/QĐ-TTg ngày 09 tháng 11 năm 2023 của Thủ tướng Chính phủ.
- Biểu dương, khen thưởng kịp thời những tấm gương tự học, những thôn, bản, dòng họ, doanh nghiệp có cách làm hay.
## Củng cố mạng lưới cơ sở giáo dục và trung tâm học tập cộng đồng
- Rà soát, sắp xếp lại các trung tâm học tập cộng đồng sau khi sáp nhập đơn vị hành chính cấp xã, giữ lại các điểm học ở thôn, bản xa, hoàn thành trước ngày 30 tháng 9 năm 2026.
- Các trung tâm giáo dục thường xuyên mở lớp buổi tối, lớp cuối tuần, lớp kết hợp trực tiếp với trực tuyến cho công nhân và lao động nông thôn.
- Trường Cao đẳng Sông Lam chủ trì, phối hợp với các doanh nghiệp trong khu công nghiệp biên soạn các khóa học ngắn hạn theo vị trí việc làm, đưa vào giảng dạy trong năm 2027.
- Bồi dưỡng đội ngũ báo cáo viên, hướng dẫn viên là nhà giáo nghỉ hưu, cán bộ kỹ thuật, nghệ nhân, người có uy tín ở cộng đồng.
## Đẩy mạnh chuyển đổi số trong học tập suốt đời
###. Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Giáo dục và Đào tạo:
- Xây dựng kho học liệu mở dùng chung của tỉnh, đưa vào sử dụng trước ngày 31 tháng 12 năm 2027.
- Tổ chức các lớp “Bình dân học vụ số” ở thôn, bản, tổ dân phố, ưu tiên người cao tuổi và người mới biết chữ.
###. Thư viện tỉnh, Bảo tàng tỉnh số hóa tài liệu về lịch sử, văn hóa, nghề truyền thống của địa phương, cung cấp miễn phí cho trường học và trung tâm học tập cộng đồng.
###. Ủy ban nhân dân các xã, phường bố trí máy tính, đường truyền, người hướng dẫn tại nhà văn hóa và điểm bưu điện để người dân học trực tuyến.
## Phát triển các mô hình học tập
- Hằng năm, đánh giá, công nhận các mô hình “Gia đình học tập”, “Dòng họ học tập”, “Cộng đồng học tập”, “Đơn vị học tập” đúng tiêu chí, công khai, không chạy theo thành tích.
- Khuyến khích doanh nghiệp dành thời gian trong giờ làm việc, lập quỹ hỗ trợ để người lao động học nghề, học ngoại ngữ và kỹ năng số.
- Nhân rộng mô hình “Mỗi thôn một góc học tập” gắn với tủ sách thôn và nhóm tự học.
## Huy động nguồn lực và hợp tác
- Vận động tổ chức, cá nhân, người con quê hương ở trong nước và nước ngoài ủng hộ quỹ khuyến học, tủ sách, thiết bị học tập.
- Trao đổi kinh nghiệm xây dựng xã hội học tập với các tỉnh, thành phố bạn và các tổ chức quốc tế theo quy định.
# KINH PHÍ THỰC HIỆN
##. Kinh phí thực hiện Kế hoạch được bố trí trong dự toán ngân sách nhà nước hằng năm theo phân cấp hiện hành, lồng ghép trong các chương trình, đề án liên quan; nguồn tài trợ và các nguồn hợp pháp khác.
##. Hằng năm, các sở, ban, ngành, Ủy ban nhân dân các xã, phường lập dự toán kinh phí thực hiện nhiệm vụ được giao, gửi Sở Tài chính trước ngày 15 tháng 7.
# TỔ CHỨC THỰC HIỆN
## Sở Giáo dục và Đào tạo
- Là cơ quan thường trực của Ban Chỉ đạo xây dựng xã hội học tập tỉnh; chủ trì, phối hợp với các sở, ban, ngành, Hội Khuyến học tỉnh theo dõi, đôn đốc việc thực hiện Kế hoạch.
- Ban hành biểu mẫu, hướng dẫn cách ghi sổ theo dõi và chốt số liệu thống nhất trong toàn tỉnh trước ngày 30 tháng 5 năm 2026.
- Chủ trì, phối hợp với Công an tỉnh và Ủy ban nhân dân các xã, phường rà soát người chưa biết chữ, lập danh sách theo từng thôn, bản để mở lớp.
- Hằng năm, tổ chức tập huấn cho giám đốc và người phụ trách chuyên môn của trung tâm học tập cộng đồng.
- Tham mưu Ủy ban nhân dân tỉnh sơ kết việc thực hiện Kế hoạch vào Quý IV năm 2028.
- Tham mưu Ủy ban nhân dân tỉnh tổng kết việc thực hiện Kế hoạch vào năm 2030 và đề xuất khen thưởng các tập thể, cá nhân tiêu biểu.
- Định kỳ 6 tháng, hằng năm, tổng hợp kết quả thực hiện, báo cáo Ủy ban nhân dân tỉnh trước ngày 20 tháng 6 và ngày 20 tháng 12.
## Sở Nội vụ
- Chủ trì, phối hợp với Sở Giáo dục và Đào tạo và các cơ quan liên quan xây dựng kế hoạch bồi dưỡng kỹ năng số cho cán bộ, công chức, viên chức cấp xã, trình Ủy ban nhân dân tỉnh trong Quý III năm 2026.
- Hướng dẫn đưa kết quả xây dựng “Đơn vị học tập” vào tiêu chí thi đua của các cơ quan, đơn vị.
- Phối hợp với Liên đoàn Lao động tỉnh khảo sát nhu cầu học nghề, chuyển nghề của người lao động.
## Sở Khoa học và Công nghệ
- Chủ trì, phối hợp với các doanh nghiệp viễn thông phủ sóng băng rộng đến các thôn, bản còn lõm sóng, hoàn thành trong năm 2027.
- Hướng dẫn các cơ quan, địa phương bảo đảm an toàn thông tin, bảo vệ dữ liệu cá nhân của người học.
## Sở Văn hóa, Thể thao và Du lịch
- Chỉ đạo hệ thống thư viện, bảo tàng, nhà văn hóa tổ chức hoạt động học tập ngoài giờ hành chính, phục vụ lưu động ở vùng khó khăn.
- Định hướng các cơ quan báo chí, hệ thống truyền thanh cơ sở tuyên truyền về học tập suốt đời.
## Sở Tài chính
- Chủ trì, phối hợp với Sở Giáo dục và Đào tạo tham mưu cấp có thẩm quyền bố trí kinh phí thực hiện Kế hoạch theo khả năng cân đối của ngân sách.
- Phối hợp với Sở Giáo dục và Đào tạo kiểm tra việc sử dụng kinh phí tại các địa phương.
## Sở Y tế
Chủ trì, phối hợp với Hội Người cao tuổi tỉnh đưa kiến thức chăm sóc sức khỏe, phòng bệnh vào chương trình của trung tâm học tập cộng đồng.
## Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh
- Chỉ đạo các đơn vị trực thuộc xây dựng “Đơn vị học tập”, vận động cán bộ, chiến sĩ tham gia dạy chữ, dạy nghề ở vùng khó khăn.
- Công an tỉnh phối hợp với Sở Giáo dục và Đào tạo mở lớp học văn hóa, học nghề cho người đang chấp hành án phạt tù.
## Báo và Phát thanh, Truyền hình Sông Lam
Mở chuyên mục “Học mỗi ngày” trên sóng và trên các nền tảng số; phát hiện, giới thiệu những gương học tập trong cộng đồng.
## Các sở, ban, ngành khác
- Ban hành kế hoạch thực hiện của cơ quan mình trong tháng 5 năm 2026.
- Báo cáo kết quả thực hiện về Sở Giáo dục và Đào tạo trước ngày 10 tháng 12 hằng năm.
## Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội
### Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh
Đưa nội dung xây dựng xã hội học tập vào cuộc vận động xây dựng nông thôn mới, đô thị văn minh; giám sát việc công nhận các mô hình học tập ở khu dân cư.
### Liên đoàn Lao động tỉnh
Chủ trì, phối hợp với Sở Nội vụ, Ban Quản lý các khu công nghiệp tỉnh vận động doanh nghiệp tạo điều kiện về thời gian và chi phí để công nhân được học.
### Hội Liên hiệp Phụ nữ tỉnh
Tham gia vận động phụ nữ và trẻ em gái chưa biết chữ ra lớp; duy trì các nhóm “Mẹ và con cùng đọc”.
### Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh
Thành lập đội thanh niên tình nguyện hướng dẫn kỹ năng số ở mỗi xã, phường, hoàn thành trước ngày 30 tháng 8 năm 2026.
## Đề nghị Hội Khuyến học tỉnh
- Chủ trì, phối hợp với Sở Giáo dục và Đào tạo hướng dẫn đánh giá, công nhận “Công dân học tập” và các mô hình học tập theo quy định.
- Chỉ đạo củng cố tổ chức hội, chi hội khuyến học ở xã, phường, thôn, bản, tổ dân phố, cơ quan, trường học và doanh nghiệp.
- Trước ngày 05 tháng 12 hằng năm, báo cáo kết quả công nhận các mô hình học tập gửi Sở Giáo dục và Đào tạo để tổng hợp.
## Ủy ban nhân dân các xã, phường
- Ban hành kế hoạch của địa phương trước ngày 30 tháng 4 năm 2026; giao chỉ tiêu cụ thể đến từng thôn, bản, tổ dân phố.
- Kiện toàn trung tâm học tập cộng đồng, bố trí người quản lý, địa điểm, kinh phí hoạt động theo Quyết định số 1373/QĐ-TTg và các quy định hiện hành.
- Giao Phòng Văn hóa - Xã hội làm đầu mối theo dõi; hằng tháng, cập nhật số lớp, số người học vào phần mềm dùng chung của tỉnh.
- Phối hợp với Hội Khuyến học cùng cấp vận động gia đình, dòng họ đăng ký xây dựng mô hình học tập.
- Định kỳ 6 tháng, hằng năm, báo cáo kết quả thực hiện về Sở Giáo dục và Đào tạo trước ngày 10 tháng 6 và ngày 10 tháng 12 để tổng hợp, báo cáo Ủy ban nhân dân tỉnh.
Trên đây là Kế hoạch thực hiện Đề án “Xây dựng xã hội học tập giai đoạn 2021 - 2030” trên địa bàn tỉnh Sông Lam, giai đoạn 2026 - 2030. Ủy ban nhân dân tỉnh yêu cầu các sở, ban, ngành, Ủy ban nhân dân các xã, phường nghiêm túc tổ chức thực hiện. Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, địa phương kịp thời báo cáo Ủy ban nhân dân tỉnh (qua Sở Giáo dục và Đào tạo) để xem xét, giải quyết./.
`,
  recipients: [
    'Bộ Giáo dục và Đào tạo (b/c);',
    'Trung ương Hội Khuyến học Việt Nam;',
    'Thường trực Tỉnh ủy (b/c);',
    'Thường trực HĐND tỉnh (b/c);',
    'Chủ tịch, các PCT UBND tỉnh;',
    'Ủy ban MTTQ Việt Nam tỉnh;',
    'Các sở, ban, ngành thuộc tỉnh;',
    'Hội Khuyến học tỉnh;',
    'UBND các xã, phường;',
    'Trung tâm Thông tin - Công báo tỉnh;',
    'Lưu: VT, KGVX.',
  ],
  signature: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
  signer: 'Hoàng Thị Mẫu Đơn',
}
