// What the invented people write. Each sentence says of itself that it is a sample, or stands where all is one.

export const RESULTS = [
  'Đã ban hành văn bản triển khai và hướng dẫn các đơn vị thực hiện (số liệu mẫu).',
  'Đã tổ chức các lớp tập huấn cho cán bộ phụ trách, lồng ghép vào chương trình công tác năm (số liệu mẫu).',
  'Đã phối hợp với các cơ quan liên quan tuyên truyền trên cổng thông tin và hệ thống truyền thanh cơ sở (số liệu mẫu).',
  'Đã kiểm tra tại các đơn vị, chấn chỉnh những nơi làm chậm (số liệu mẫu).',
  'Đã hoàn thành theo kế hoạch, có danh sách và biên bản kèm theo (số liệu mẫu).',
] as const
export const MENDED = 'Đã bổ sung theo ý kiến trả lại, kèm danh sách theo từng đơn vị (số liệu mẫu).'
export const LATE_RESULT = 'Đã thực hiện, gửi chậm do chờ tổng hợp từ cơ sở (số liệu mẫu).'
export const RETURNS = [
  'Đề nghị bổ sung kết quả theo từng đơn vị.',
  'Chưa nêu số văn bản đã ban hành, đề nghị bổ sung.',
  'Kết quả chưa khớp với biểu số liệu đã gửi, đề nghị rà soát.',
] as const
export const EXTENSION = 'Chờ số liệu của các đơn vị trực thuộc.'
export const GRANTED = 'Đồng ý gia hạn.'
export const REFUSED = 'Đề nghị gửi kết quả đúng hạn để kịp tổng hợp.'
export const REMINDER = 'Đề nghị gửi kết quả trước cuộc họp giao ban.'

export const CELL_RETURN = 'Số này không khớp sổ theo dõi, đề nghị kiểm tra lại.'
export const SOFT_REASON = 'Đã rà soát, số liệu theo sổ theo dõi của đơn vị.'

export const RAISED = [
  {
    kind: 'difficulty',
    title: 'Thiếu kinh phí hoạt động của trung tâm học tập cộng đồng',
    words: 'Kinh phí được giao chưa đủ để mở lớp theo kế hoạch (nội dung mẫu).',
    answer: 'Đề nghị lập dự toán bổ sung, gửi cơ quan tài chính cùng cấp.',
  },
  {
    kind: 'difficulty',
    title: 'Chưa thống nhất cách đếm người học',
    words: 'Người dự nhiều lớp trong năm được đếm một lần hay nhiều lần (nội dung mẫu).',
    answer: 'Đếm một lần trong năm theo từng người.',
  },
  {
    kind: 'proposal',
    title: 'Đề nghị ban hành mẫu sổ theo dõi học tập',
    words: 'Mỗi nơi dùng một mẫu sổ nên khó tổng hợp (nội dung mẫu).',
    answer: 'Tạm dùng mẫu sổ của trung tâm học tập cộng đồng, mẫu chung sẽ gửi sau.',
  },
  {
    kind: 'difficulty',
    title: 'Cán bộ phụ trách mới nhận việc sau sắp xếp đơn vị hành chính',
    words: 'Cán bộ chưa được tập huấn, hồ sơ của đơn vị cũ chưa bàn giao đủ (nội dung mẫu).',
    answer: 'Đăng ký lớp tập huấn gần nhất; hồ sơ cũ đề nghị đơn vị bàn giao bổ sung.',
  },
  {
    kind: 'proposal',
    title: 'Đề nghị cho dùng chung phòng máy của trường học ngoài giờ',
    words: 'Trung tâm học tập cộng đồng chưa có phòng máy để mở lớp kỹ năng số (nội dung mẫu).',
    answer: 'Đồng ý về chủ trương, hai bên ký biên bản sử dụng.',
  },
] as const
export const ASK_MORE = 'Đề nghị nêu rõ số liệu và đơn vị liên quan.'
export const SAID_MORE = 'Đã bổ sung số liệu và danh sách đơn vị (nội dung mẫu).'
export const SENT_UP = 'Vượt thẩm quyền, kính chuyển cấp trên xem xét.'

export const PART =
  'Cơ quan đã triển khai các nhiệm vụ được giao trong kỳ (nội dung mẫu).\n- Mở các lớp bồi dưỡng theo kế hoạch.\n- Tuyên truyền trên các phương tiện của ngành.\n- Kiểm tra, hướng dẫn cơ sở.'
export const PART_MENDED = '\n- Bổ sung: kết quả theo từng đơn vị trực thuộc có danh sách kèm theo (nội dung mẫu).'
export const PART_RETURN = 'Đề nghị bổ sung kết quả theo từng đơn vị trực thuộc.'
export const OWN_SECTIONS: Record<string, string> = {
  'quan-triet':
    'Đã quán triệt Kế hoạch đến các cơ quan, đơn vị; tuyên truyền trên hệ thống truyền thanh cơ sở; kiểm tra tại một số địa phương (nội dung mẫu).',
  'uu-diem': 'Các cơ quan, đơn vị đã chủ động triển khai, phong trào học tập ở cơ sở được duy trì (nội dung mẫu).',
  'nguyen-nhan':
    'Sau sắp xếp đơn vị hành chính, cán bộ phụ trách ở nhiều xã mới nhận việc; kinh phí bố trí chưa kịp thời (nội dung mẫu).',
  'trong-tam':
    'Rà soát các chỉ tiêu có nguy cơ không đạt; tập huấn cán bộ phụ trách; đôn đốc báo cáo đúng hạn (nội dung mẫu).',
}
export const OWN_SECTION = 'Nội dung do cơ quan tổng hợp viết (nội dung mẫu).'
