import { expect, test } from 'vitest'
import { dueOf, dueOfHeading } from './due.ts'

const every = (period: string, ...before: string[]) => ({ kind: 'every', period, before })
const within = (from: string, to: string) => ({ kind: 'within', from, to })
const by = (date: string) => ({ kind: 'by', date })

test.each([
  ['Hằng năm, tổ chức Tuần lễ hưởng ứng học tập suốt đời', every('year')],
  ['Tổng hợp, báo cáo trước ngày 15/12 hằng năm', every('year', '12-15')],
  ['báo cáo trước ngày 10/6 và ngày 10 tháng 12 hàng năm', every('year', '06-10', '12-10')],
  ['báo cáo trước ngày 15/6 và 15/12', every('half-year', '06-15', '12-15')],
  ['Kiểm tra; định kỳ 6 tháng, hàng năm báo cáo', every('half-year')],
  ['Tổ chức Tuần lễ từ ngày 01/10 đến ngày 07/10/2017', within('2017-10-01', '2017-10-07')],
  ['Tổ chức từ ngày 01 đến ngày 07 tháng 10 năm 2024', within('2024-10-01', '2024-10-07')],
  ['Tổng hợp, báo cáo vào ngày 25 của tháng cuối quý', every('quarter', '03-25', '06-25', '09-25', '12-25')],
  ['Kiểm tra hoạt động của trung tâm 01 lần/quý', every('quarter')],
  ['Tổ chức Ngày Sách và Văn hóa đọc hằng năm', every('year')],
  ['Tổ chức ít nhất 01 đợt bồi dưỡng mỗi năm', every('year')],
  ['Hoàn thành Năm 2026 - 2027', within('2026-01-01', '2027-12-31')],
  ['Báo cáo kết quả thực hiện năm về Sở trước ngày 30/11', every('year', '11-30')],
  ['Hướng dẫn, tổng hợp số liệu hằng quý', every('quarter')],
  ['Hằng quý kiểm tra việc thực hiện', every('quarter')],
  ['Xây dựng kế hoạch thực hiện hằng năm và từng giai đoạn', every('year')],
  ['Tổ chức quán triệt, hoàn thành trong Quý III năm 2020', within('2020-07-01', '2020-09-30')],
  ['Rà soát trong quý I, II/2024', within('2024-01-01', '2024-06-30')],
  ['Thực hiện từ tháng 9 đến tháng 10/2026', within('2026-09-01', '2026-10-31')],
  ['Hoàn thành trong tháng 2 năm 2028', within('2028-02-01', '2028-02-29')],
  ['Trong năm 2022, làm điểm để rút kinh nghiệm', within('2022-01-01', '2022-12-31')],
  ['Ban hành kế hoạch trước ngày 30/6/2022', by('2022-06-30')],
  ['Gửi kết quả trước ngày 30 tháng 11', by('2024-11-30')],
  ['Tổ chức tổng kết vào năm 2030', by('2030')],
  ['Đến năm 2025, hoàn thành xây dựng kho học liệu', by('2025')],
  ['Luân chuyển sách xuống các thôn mỗi quý một lần', every('quarter')],
  ['Bồi dưỡng giám đốc trung tâm ít nhất một lần mỗi năm', every('year')],
  ['Phát tối thiểu 02 tin, bài/tháng trên loa', every('month')],
  ['Mở 04 lớp trong tháng 5 và tháng 6 năm 2024', within('2024-05-01', '2024-06-30')],
  ['Chọn 01 xã làm điểm trong năm 2022 - 2023', within('2022-01-01', '2023-12-31')],
  ['Treo băng rôn vào dịp Tuần lễ (tháng 10/2024)', within('2024-10-01', '2024-10-31')],
  ['Gửi báo cáo mỗi năm hai lần, trước ngày 30/6 và 31/12', every('half-year', '06-30', '12-31')],
  ['Tháng 11 hằng năm, tự đánh giá, gửi hồ sơ trước 30/11', every('year', '11-30')],
  ['Quý I hằng năm xây dựng kế hoạch', every('year')],
  ['Kiểm tra quỹ ở các chi hội trong 6 tháng đầu năm', within('2024-01-01', '2024-06-30')],
  ['Thí điểm ở hai huyện từ năm 2023 đến năm 2024', within('2023-01-01', '2024-12-31')],
  ['Tháng 12/2022 Phòng Mây mưa tổng kết', within('2022-12-01', '2022-12-31')],
  ['Kiện toàn ban giám đốc, hoàn thành trước 31.3.2022', by('2022-03-31')],
  ['Theo dõi, báo cáo kết quả thực hiện theo từng quý', every('quarter')],
  [
    'Hằng quý báo cáo vào ngày 22 tháng cuối quý; gửi số liệu riêng trước ngày 08/10/2023',
    every('quarter', '03-22', '06-22', '09-22', '12-22'),
  ],
  ['Tăng tin bài mỗi tháng 2 lần', every('month')],
])('the time of doing: %s', (text, due) => {
  expect(dueOf(text, { year: 2024 })?.due).toEqual(due)
})

test.each([
  'bố trí trong dự toán ngân sách hằng năm của đơn vị',
  'Đưa vào nội dung thi đua hằng năm',
  'Hướng dẫn lập dự toán kinh phí hằng năm',
  'Đưa chỉ tiêu xây dựng thôn vào chương trình công tác hằng năm',
  'Xây dựng mô hình phù hợp quy hoạch của địa phương đến năm 2030',
  'Thực hiện Đề án “Học tập suốt đời đến năm 2030”',
  'Thực hiện Quyết định số 1/QĐ-TTg ngày 30/7/2021 của Thủ tướng',
  'Củng cố Ban Chỉ đạo giai đoạn 2021-2030',
  'Thực hiện Nghị quyết số 05/NQ-HĐND',
  'Mở lớp ở 12/15 xã',
  'Thực hiện Đề án từ năm 2021 đến năm 2030',
  'Mở cửa thư viện 3 buổi/tuần, xong trước khai giảng',
  'Đánh giá học viên theo từng kỳ học',
])('a time that belongs to something else: %s', (text) => {
  expect(dueOf(text, { year: 2024 })).toBeNull()
})

test.each([
  ['Quý I', within('2024-01-01', '2024-03-31')],
  ['Tháng 10/2025:', within('2025-10-01', '2025-10-31')],
  ['Từ tháng 4 đến tháng 8/2025', within('2025-04-01', '2025-08-31')],
  ['Tháng 02 - 3/2025', within('2025-02-01', '2025-03-31')],
  ['6 tháng đầu năm 2025', within('2025-01-01', '2025-06-30')],
  ['Năm 2026', within('2026-01-01', '2026-12-31')],
  ['Quý I về công tác tuyên truyền', undefined],
  ['Công tác năm 2026', undefined],
])('a heading that is nothing but a time: %s', (heading, due) => {
  expect(dueOfHeading(heading, { year: 2024 })?.due).toEqual(due)
})
