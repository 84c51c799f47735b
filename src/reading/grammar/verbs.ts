import { Phrases } from './words.ts'

/** What agencies are told to do. A party's name ends where one of these begins in small letters. */
const ACTIONS = `
bám sát|ban hành|bảo đảm|bảo trợ|bảo vệ|biên soạn|biểu dương|bổ sung|bố trí|bồi dưỡng|báo cáo|bàn giao|cam kết|cải thiện|cải tiến|cân đối|cập nhật|cấp phát|chấn chỉnh|chấp hành|
chăm lo|chia sẻ|chỉ đạo|chịu trách nhiệm|cho ý kiến|chuẩn bị|chuẩn hóa|chuyển đổi|chuyển giao|chú trọng|chủ động|chủ trì|công bố|công khai|công nhận|củng cố|cung cấp|cung ứng|cụ thể hóa|căn cứ|
dạy|dành|dự báo|dự toán|duy trì|đa dạng|đa dạng hóa|đánh giá|đào tạo|đảm bảo|đảm nhiệm|đầu tư|đẩy mạnh|đẩy nhanh|đăng ký|đăng tải|đề nghị|đề xuất|điều chỉnh|điều hành|điều phối|điều tra|định hướng|định kỳ|đóng góp|đôn đốc|đổi mới|động viên|đưa|đưa tin|
gắn|giám sát|giao|giới thiệu|giúp|giúp đỡ|giải quyết|gửi|góp phần|góp ý|giáo dục|giữ vững|
hoàn thành|hoàn thiện|hỗ trợ|huy động|hướng dẫn|hưởng ứng|hình thành|hợp tác|kêu gọi|kết nối|khai thác|khảo sát|khắc phục|khen thưởng|khuyến khích|kiểm soát|kiểm tra|kiến nghị|kiện toàn|kịp thời|ký kết|
lập|lập dự toán|làm tốt|làm điểm|làm đầu mối|làm việc|làm cơ quan|là|lãnh đạo|liên kết|liên hệ|lồng ghép|lựa chọn|lưu trữ|mở|mở rộng|miễn|nâng|nâng cao|ngăn chặn|nghiên cứu|nhân rộng|nắm|nắm bắt|nêu cao|nghiệm thu|nỗ lực|
phát|phát động|phát hành|phát hiện|phát huy|phát sóng|phát triển|phân bổ|phân công|phân loại|phân luồng|phân tích|phê duyệt|phối hợp|phổ biến|phụ trách|phục vụ|phấn đấu|phản ánh|phòng ngừa|phản biện|
quán triệt|quản lý|quan tâm|quy định|quy hoạch|rà soát|rút kinh nghiệm|sắp xếp|sẵn sàng|sơ kết|số hóa|sử dụng|sưu tầm|soạn thảo|
tạo|tạo điều kiện|tạo lập|tập huấn|tập trung|tăng|tăng cường|tham gia|tham mưu|thanh tra|thành lập|tháo gỡ|thẩm định|theo dõi|thí điểm|thiết kế|thiết lập|thống kê|thống nhất|thông báo|thông tin|thu hút|thu thập|thúc đẩy|thực hành|thực hiện|thường xuyên|
tích cực|tích hợp|tiếp nhận|tiếp tục|tiến hành|tìm kiếm|tiếp cận|tích lũy|tôn vinh|tổng hợp|tổng kết|trang bị|trao|trao đổi|triển khai|triệt để|trình|tự rà soát|tư vấn|tuyên dương|tuyên truyền|tuyển chọn|tuyển sinh|tùy|tổ chức|từng bước|tư liệu hóa|
ứng dụng|ưu tiên|vận dụng|vận động|vận hành|viết|xác định|xác nhận|xác minh|xem xét|xét|xét duyệt|xét tặng|xin ý kiến|xóa|xử lý|xây dựng|yêu cầu|có trách nhiệm|có kế hoạch|có giải pháp|có biện pháp|có chương trình|có nhiệm vụ|có văn bản|được giao|hàng năm|hằng năm|hàng quý|hằng quý|hàng tháng|hằng tháng|kết hợp|truyền thông|dùng|đồng thời|đồng chủ trì|đồng hành|đồng tổ chức|nghiêm túc|khẩn trương|tiên phong|gương mẫu|học tập|bầu chọn|bình chọn|chọn|chọn cử|cử|đề ra|đi đầu|vinh danh|tặng|mua sắm|trích|chi trả|thu|nhập|quyết toán|thanh toán|tính toán|tiết kiệm|lấy|lấy ý kiến|biên tập|in ấn|in|dịch|ghi nhận|nhận|đọc|tự đánh giá|tự học|nộp|lan tỏa|hòa giải|nêu|rèn luyện|sáng tạo|bảo quản|nhắc nhở|chấm điểm|nhân bản|kế thừa
họp|đối chiếu|phủ sóng|lắp đặt|sửa chữa|nâng cấp|tu sửa|tu bổ|cải tạo|cho mượn|mượn|quyên góp|ủng hộ|tài trợ|cấp kinh phí|cấp thẻ|cấp giấy|phát thẻ|phát tặng|điều động|luân chuyển|biệt phái|tuyển dụng|thuê|mời|giảng dạy|dạy học|xếp loại|phân tích|so sánh|ra quân|ra mắt|trồng|trưng bày|luân phiên|luân chuyển|chấm|bình xét|thi đua|giao ban|giao chỉ tiêu|đảm nhận|đỡ đầu|hiến|kết nghĩa|nhân lên|tổ chức lại|giữ|khai giảng|bế giảng|phối kết hợp|tranh thủ|gửi gắm|bàn|thảo luận|thành lập mới|tái lập|mua|bảo trì|lồng|xuất bản|phát sóng|phát thanh|chiếu|đo lường|chứng nhận|cấp chứng chỉ|cấp bằng|tự kiểm tra|ghi|chép|cài đặt|kê khai|vào cuộc|đồng chỉ đạo|bố cục|làm tròn|làm rõ|tham vấn|xin|cho phép|đặt hàng|đấu thầu|giải ngân|tạm ứng|tích cực hóa|liên thông
ra quyết định|ra nghị quyết|ra văn bản|ra thông báo|ký quyết định|thẩm tra|phúc tra|giải trình|thương lượng|thỏa thuận|đàm phán|đối thoại|gặp gỡ|gặp mặt|thăm hỏi|thăm|kết nạp|bình bầu|suy tôn|đề cử|tiến cử|cắt cử|kèm cặp|phụ đạo|ôn tập|gây quỹ|vay|cho vay|cho thuê|khơi dậy|xúc tiến|khởi động|khởi công|khánh thành|đón nhận|đón tiếp|ghi hình|quay phim|treo|dán|niêm yết|kê khai|tự chấm|tự chấm điểm|thẩm định lại|giải thể|sáp nhập|chia tách|hợp nhất|thu hồi|bãi bỏ|sửa đổi|quán xuyến|gióng|vận hành thử|dành thời lượng|lên kế hoạch|lên phương án|tổ chức thực hiện|chăm sóc|phụng dưỡng|trợ giúp|tương trợ|hiến tặng|hiến kế|tự nguyện|phân phối|phân cấp|phân giao|ủy quyền|ký|ký duyệt|duyệt|xin chủ trương|giữ gìn|ngăn ngừa|khoanh vùng|đấu tranh|bài trừ|xóa bỏ|loại bỏ|đăng cai|chốt|đi thực tế|làm việc với|rút kinh nghiệm
`

export const ACTION = new Phrases(
  ACTIONS.split(/[|\n]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== ''),
)

/** Manner words between a doer and what it does: 'Sở X tích cực phối hợp', 'chủ động, kịp thời báo cáo'. */
export const MANNER = new Phrases([
  'tích cực',
  'chủ động',
  'kịp thời',
  'thường xuyên',
  'tiếp tục',
  'tăng cường',
  'khẩn trương',
  'nghiêm túc',
  'định kỳ',
  'đồng thời',
  'từng bước',
  'trực tiếp',
  'cùng',
  'phải',
  'cần',
  'sẽ',
  'tự',
  'có trách nhiệm',
  'có nhiệm vụ',
  'được giao',
  'hằng năm',
  'hàng năm',
  'hằng quý',
  'hàng quý',
  'hằng tháng',
  'hàng tháng',
])

/** Of these the ones that stand in no name, so that a name ends before them: 'Phó Chủ tịch Hội trực tiếp …'. */
export const BEFORE_DOING = new Phrases(['trực tiếp', 'phải', 'cần', 'có trách nhiệm', 'chịu trách nhiệm'])

/** Where a list of parties ends though no verb stands there. */
export const STOP = new Phrases([
  'để',
  'nhằm',
  'trong việc',
  'trong quá trình',
  'trong công tác',
  'trong tổ chức',
  'trong thực hiện',
  'trong triển khai',
  'trong',
  'tại',
  'theo',
  'về',
  'khi',
  'sau khi',
  'trước khi',
  'với',
  'cho',
  'đối với',
  'đến',
  'từ',
  'bằng',
  'qua',
  'thông qua',
  'nếu',
  'mà',
  'do',
  'bởi',
  'vào',
  'ra',
  'lên',
  'xuống',
  'việc',
  'công tác',
  'nội dung',
  'kết quả',
  'tình hình',
  'trên cơ sở',
  'giữa',
  'như',
  'dưới',
  'nêu',
  'này',
  'được',
  'bị',
  'đã',
  'sẽ',
  'phải',
  'cần',
  'trước',
  'trước ngày',
  'chậm nhất',
])
