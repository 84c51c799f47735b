// Words of Vietnamese by which a target says what it counts. From the plans in tests/fixtures, and as officials write.

/** Begin what is said of a population: "lao động nông thôn | được học nghề". The first that stands after a noun parts the two. */
export const PREDICATES = [
  'được',
  'bị',
  'có',
  'đạt',
  'biết',
  'tham gia',
  'thực hiện',
  'triển khai',
  'ứng dụng',
  'áp dụng',
  'sử dụng',
  'hoàn thành',
  'duy trì',
  'tiếp tục',
  'củng cố',
  'giữ vững',
  'xếp loại',
  'hoạt động',
  'qua đào tạo',
  'vào lớp',
  'ra lớp',
  'đến trường',
  'đi học',
  'đăng ký',
  'đáp ứng',
  'bảo đảm',
  'đảm bảo',
  'tổ chức',
  'xây dựng',
  'tốt nghiệp',
  'thành thạo',
  'trở thành',
  'không',
]

/** "trẻ em có hoàn cảnh khó khăn", "người có công" are who is counted, not what is said of them. */
export const OF_THE_NOUN = /^có (?:hoàn cảnh|công|nhu cầu|uy tín|thu nhập thấp|nguy cơ|khó khăn|điều kiện)(?!\p{L})/iu

/** A predicate after one of these belongs to the noun: "người mới biết chữ", "người chưa biết chữ". */
export const JOINS_NOUN = new Set(['mới', 'chưa', 'đã', 'đang'])

/** Verbs with which a count is brought about: "mở 08 lớp" counts classes that were opened. */
export const BRINGS_ABOUT = ['mở', 'tổ chức', 'thành lập', 'xây dựng', 'biên soạn', 'in', 'phát hành']

/** Populations that are no number of things, so that "số" does not stand before them. */
export const MASS = /^(?:dân số|lực lượng lao động)(?!\p{L})/iu

/** Territory that is counted in units: "xã, phường", "thôn". */
export const UNITS =
  /^(?:các\s+)?(?:đơn vị hành chính|xã|phường|thị trấn|đặc khu|quận|huyện|thị xã|thành phố|tỉnh|thôn|bản|làng|ấp|buôn|khóm|khu phố|tổ dân phố|khu dân cư|cấp xã|địa phương)(?!\p{L})/iu

/** What a place begins with, where a part of a population lives there. */
export const PLACES = /^(?:ở |tại )?(?:các )?(?:vùng|khu vực|địa bàn|miền|xã|huyện|thôn|bản|địa phương)(?!\p{L})/iu

/** A standing: held or not held, without a figure. */
export const STANDING =
  /(?<!\p{L})(?:được công nhận|đạt danh hiệu|đạt chuẩn|giữ vững|giữ ổn định|duy trì|xóa xong|xoá xong|hoàn thành|tham gia mạng lưới|trở thành)(?!\p{L})/iu

/** Before the thing itself: "Phấn đấu đến năm 2030", "Tiếp tục". */
export const LEAD =
  /^(?:[\s,;:+•–-]|(?:hằng|hàng|mỗi) năm(?!\p{L})|(?:đến|trong|vào|từ|hết|cuối)?\s*(?:hết\s+|cuối\s+)?năm\s+(?:19|20)\d\d(?!\d)|giai đoạn\s+(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d|(?:phấn đấu|bảo đảm|đảm bảo|tiếp tục|cơ bản|từng bước)(?!\p{L}))+/iu

/** Ends what is counted: how it is judged, how far it is from the last, what it is good for. */
export const TRAILER =
  /[\s,]*(?:theo (?:các )?(?:tiêu chí|quy định|tiêu chuẩn|bộ tiêu chí) (?:do|của|tại)(?!\p{L}).*|[,(]?\s*(?:tăng|giảm|cao hơn|thấp hơn).{0,40}so với.*|(?:nhằm|để)\s+(?:góp phần|xây dựng|nâng cao|đáp ứng|phục vụ|phát triển|bảo đảm|đảm bảo)(?!\p{L}).*)$/iu
