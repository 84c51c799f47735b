import { Phrases } from './words.ts'

/** Nouns that open an agency's own name. */
export const NAMED_HEADS = `sở|bộ|ban|ủy ban|ubnd|ubmttq|ubmttqvn|hội đồng|hđnd|hội|đoàn|liên đoàn|tỉnh đoàn|thành đoàn|huyện đoàn|thị đoàn|quận đoàn|xã đoàn|liên minh|liên hiệp|công an|bộ chỉ huy|ban chỉ huy|bộ tư lệnh|bộ đội|bộ đội biên phòng|đồn biên phòng|quân khu|
phòng|chi cục|cục|tổng cục|vụ|viện|học viện|đại học|trường|trung tâm|đài|báo|tạp chí|văn phòng|vp|mặt trận|mttq|thanh tra|kho bạc|bảo hiểm|ngân hàng|thư viện|bảo tàng|tỉnh ủy|thành ủy|huyện ủy|thị ủy|quận ủy|đảng ủy|đảng đoàn|ban cán sự|hiệp hội|tập đoàn|tổng công ty|công ty|
tổ|đội|tòa án|viện kiểm sát|quỹ|trạm|bưu điện|bưu chính|cổng thông tin|cổng thông tin điện tử|ban chỉ đạo|bcđ|tổ công tác|tổ chỉ đạo|tổ thư ký|thường trực|chính phủ|quốc hội|tổng liên đoàn|ban bí thư|bộ chính trị|thủ tướng chính phủ|cơ quan thường trực|khối thi đua|nhà văn hóa|nhà xuất bản|câu lạc bộ|chi hội|tổ dân phố|thôn|bản|ấp|khu dân cư|khu phố|trung ương hội|trung ương đoàn|tw hội|tw đoàn|kế toán|công chức|bộ phận|ban giám hiệu|ban giám đốc|ban công tác mặt trận|chi đoàn|chi ủy|đoàn trường`

/** Nouns for groups of agencies and bodies that have no name of their own. */
export const GROUP_HEADS = `sở|ban|ngành|sở ngành|cơ quan|đơn vị|địa phương|đoàn thể|tổ chức|doanh nghiệp|cơ sở giáo dục|cơ sở giáo dục thường xuyên|cơ sở giáo dục nghề nghiệp|trung tâm giáo dục thường xuyên|cơ sở đào tạo|cơ sở dạy nghề|cơ sở|thiết chế|phương tiện thông tin|huyện|thành phố|thị xã|thị trấn|xã|phường|tỉnh|quận|đặc khu|trường|nhà trường|trường học|trung tâm|cấp ủy|cấp hội|cấp ủy đảng|chính quyền|lực lượng|phòng|trạm|hội đoàn thể|hội|liên đoàn|công đoàn|đoàn|thư viện|hợp tác xã|cộng đồng|cá nhân|tập thể|nhà đầu tư|chủ đầu tư|cơ quan thuế|đài|báo|thôn|bản|tổ dân phố|khu dân cư|khối|cụm|vụ|cục|viện|bộ|nhóm|câu lạc bộ|gia đình|dòng họ|hộ gia đình|chi bộ|đảng bộ|nhà khoa học|chuyên gia|nghệ nhân|ban quản lý|ban quản trị|thành viên|sở chuyên ngành|cấp|cha mẹ học sinh|phụ huynh|phụ huynh học sinh|hội đồng hương`

/** Offices of persons that answer for a body: 'Thủ trưởng các sở', 'Chủ tịch Ủy ban nhân dân các xã'. */
export const OFFICES = `thủ trưởng|giám đốc|chủ tịch|phó chủ tịch|trưởng|trưởng ban|trưởng phòng|chánh văn phòng|hiệu trưởng|lãnh đạo|người đứng đầu|bí thư|chánh thanh tra|cục trưởng|vụ trưởng|phó giám đốc|tổng giám đốc|viện trưởng|tổ trưởng|trưởng thôn|trưởng bản|trưởng ấp|trưởng khu phố|hội trưởng|
phó chủ tịch thường trực|phó trưởng|phó trưởng ban|phó trưởng phòng|phó hiệu trưởng|phó bí thư|phó bí thư thường trực|phó chánh văn phòng|phó thủ trưởng|chi hội trưởng|chủ nhiệm|phó chủ nhiệm|trưởng trạm|trưởng đài|trưởng công an|chỉ huy trưởng|đội trưởng|đồn trưởng|trưởng đoàn|ủy viên|kế toán trưởng`

/** How a paper addresses a person before naming the office: 'Đ/c Chủ tịch Hội', 'Ông Trưởng phòng'. */
export const ADDRESSES = `đ/c|đc|đồng chí|các đ/c|các đồng chí|ông|bà|các ông|các ông bà`

/** Short for the noun that opens a body's name: trung tâm, phòng or sở, câu lạc bộ, ban, hội, hợp tác xã, văn phòng. */
export const ABBREVIATED_HEAD =
  /^(?:TT(?:HT|GD|DN|VH|DV|YT|KT)[\p{Lu}&]*|[SPB]GD(?:&?ĐT)?|CLB|BCH|BTV|BCĐ|BGH|BGĐ|BĐD|BTT|HKH|HLHPN|HND|HCCB|LHPN|MTTQ(?:VN)?|CĐCS|HTX|BHXH|KBNN|BCHQS|CBKH|ĐTN)$/u

const list = (text: string) =>
  text
    .split(/[|\n]+/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')

export const NAMED_HEAD = new Phrases(list(NAMED_HEADS))
export const GROUP_HEAD = new Phrases(list(GROUP_HEADS))
export const OFFICE = new Phrases(list(OFFICES))
export const ADDRESS = new Phrases(list(ADDRESSES))
export const DETERMINER = new Phrases([
  'các',
  'những',
  'một số',
  'mọi',
  'toàn thể',
  'tất cả các',
  'mỗi',
  'từng',
  'hệ thống',
  'hai',
  'tất cả',
])

/** Bare group nouns that a comma ties into one party: 'các sở, ban, ngành', 'cơ quan, đơn vị', 'các Sở, ngành, địa phương'. */
export const CHAINED = new Set([
  'cấp ủy',
  'cấp ủy đảng',
  'chính quyền',
  'sở',
  'ban',
  'ngành',
  'cơ quan',
  'đơn vị',
  'địa phương',
  'tổ chức',
  'cá nhân',
  'huyện',
  'thành phố',
  'thị xã',
  'xã',
  'phường',
  'thị trấn',
  'đặc khu',
  'quận',
  'tập thể',
  'phòng',
  'sở ngành',
  'bộ',
  'tỉnh',
  'cấp',
  'thôn',
  'tổ dân phố',
  'khu phố',
  'bản',
  'ấp',
  'khu dân cư',
])

/** Households, branches and cells: one party where 'các' stands once before them all, 'các gia đình, cá nhân'. */
export const CHAINED_UNDER_ALL = new Set([
  'gia đình',
  'hộ gia đình',
  'dòng họ',
  'cá nhân',
  'chi hội',
  'chi bộ',
  'chi đoàn',
  'chi ủy',
  'đảng bộ',
  'cơ quan',
  'đơn vị',
  'doanh nghiệp',
])

/** 'tổ chức' is a body, not the verb 'to organise', before these. */
export const BODY_AFTER_TO_CHUC = new Phrases([
  'hội',
  'chính trị',
  'xã hội',
  'đoàn thể',
  'kinh tế',
  'đảng',
  'nghề nghiệp',
  'quốc tế',
  'phi chính phủ',
  'khác',
  'cá nhân',
  'thành viên',
  'khuyến học',
  'cơ sở',
  'liên quan',
  'có liên quan',
  'tôn giáo',
  'công đoàn',
  'đoàn',
  'tổ chức chính trị',
  'trong',
  'sản xuất',
  'tín dụng',
  'nước ngoài',
  'cộng đồng',
  'trực thuộc',
  'thuộc',
])

/** Words that go on describing a party after its noun, though they could open a clause. */
export const QUALIFIER = new Phrases([
  'có liên quan',
  'liên quan',
  'được giao chủ trì',
  'được phân công chủ trì',
  'được giao nhiệm vụ',
  'được phân công nhiệm vụ',
  'chủ trì thực hiện',
  'nêu trên',
  'nói trên',
  'đứng chân trên địa bàn',
  'đóng trên địa bàn',
  'trong và ngoài nước',
  'trong nước',
  'trong tỉnh',
  'trong huyện',
  'trong xã',
  'trong ngành',
  'trong thành phố',
  'trong toàn tỉnh',
  'trong và ngoài tỉnh',
  'trên địa bàn',
  'trên địa bàn tỉnh',
  'trên địa bàn huyện',
  'trên địa bàn xã',
  'trên địa bàn thành phố',
  ...['trong', 'ở', 'tại', 'ngoài'].flatMap((where) =>
    ['', 'các ', 'từng '].flatMap((all) =>
      [
        'khu công nghiệp',
        'khu dân cư',
        'khu vực',
        'cụm công nghiệp',
        'khu kinh tế',
        'địa bàn',
        'vùng',
        'thôn',
        'bản',
        'xã',
        'phường',
        'huyện',
        'tỉnh',
        'thành phố',
        'cộng đồng',
        'khu chế xuất',
      ].map((place) => `${where} ${all}${place}`),
    ),
  ),
  'ở địa phương',
  'ở cơ sở',
  'ở trung ương',
  'trực thuộc',
  'thuộc tỉnh',
  'thuộc',
  'cùng cấp',
  'các cấp',
  'các ngành',
  'các huyện',
  'các xã',
  'các phường',
  'các quận',
  'các thành phố',
  'các tỉnh',
  'các nước',
  'các đơn vị',
  'nước ngoài',
  'sử dụng lao động',
  'quản lý nhà nước',
  'quản lý giáo dục',
  'truyền thông',
  'thông tin đại chúng',
  'thông tấn',
  'báo chí',
  'giáo dục thường xuyên',
  'giáo dục nghề nghiệp',
  'giáo dục phổ thông',
  'giáo dục đại học',
  'giáo dục mầm non',
  'học tập cộng đồng',
  'đào tạo nghề',
  'khuyến học',
  'dạy nghề',
])

/** Words of a body's own name that look like verbs: 'Trung tâm Dịch vụ tổng hợp', 'Trung tâm Phục vụ hành chính công'. */
export const OWN_WORDS = new Phrases([
  'dịch vụ tổng hợp',
  'dịch vụ công',
  'dịch vụ sự nghiệp công',
  'dịch vụ',
  'phục vụ hành chính công',
  'quản lý dự án',
  'cung ứng dịch vụ',
])

/** What the Party calls its own staff offices, a comma included: 'các cơ quan tham mưu, giúp việc Tỉnh ủy'. */
export const STAFF = ['tham', 'mưu', 'giúp', 'việc']
