import type { Letter } from '../../../shared/mails.ts'

export type PasswordLetter = {
  person: { name: string; email: string }
  link: string
  expiresAt: Date
  /** Who has no password yet. */
  invited: boolean
  publicUrl: string
}

const when = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hour: '2-digit',
  minute: '2-digit',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hourCycle: 'h23',
})

/** The letter with a one-time link: Vietnamese first, plain text. */
export function passwordLetter({ person, link, expiresAt, invited, publicUrl }: PasswordLetter): Letter {
  const site = new URL(publicUrl).host
  const until = when.format(expiresAt)
  const [what, purpose] = invited
    ? ['Anh/chị được mời dùng hệ thống Hiếu Học', 'You are invited to Hiếu Học']
    : ['Anh/chị được gửi liên kết để đặt lại mật khẩu', 'You can set a new password for Hiếu Học']
  return {
    to: person.email,
    subject: invited ? 'Hiếu Học: đặt mật khẩu để bắt đầu' : 'Hiếu Học: đặt lại mật khẩu',
    text: [
      `Kính gửi ${person.name},`,
      '',
      `${what} tại ${site}. Mở liên kết này để đặt mật khẩu:`,
      '',
      link,
      '',
      `Liên kết chỉ dùng được một lần, đến ${until} (giờ Việt Nam). Tên đăng nhập là ${person.email}.`,
      'Nếu anh/chị không chờ thư này, hãy bỏ qua và báo cho quản trị viên của đơn vị. Không chuyển tiếp thư cho người khác.',
      '',
      '--',
      `${purpose} at ${site}. The link above can be used once, until ${until} (Vietnam time).`,
      'If you did not expect this letter, ignore it and tell the administrator of your unit. Do not forward it.',
      '',
    ].join('\n'),
  }
}

/** That somebody who has an account was given another role: they sign in as ever, so it brings no link that opens anything. */
export function roleLetter({ person, publicUrl }: Pick<PasswordLetter, 'person' | 'publicUrl'>): Letter {
  const site = new URL(publicUrl).host
  return {
    to: person.email,
    subject: 'Hiếu Học: anh/chị được giao thêm quyền',
    text: [
      `Kính gửi ${person.name},`,
      '',
      `Anh/chị được giao thêm quyền trong hệ thống Hiếu Học tại ${site}. Đăng nhập như trước để xem:`,
      '',
      `${publicUrl}/me`,
      '',
      `Tên đăng nhập là ${person.email}; mật khẩu không thay đổi. Nếu chưa từng đặt mật khẩu, hãy hỏi quản trị viên của đơn vị.`,
      'Nếu anh/chị không chờ thư này, hãy báo cho quản trị viên của đơn vị.',
      '',
      '--',
      `You were given another role in Hiếu Học at ${site}. Sign in as before to see it; your password is unchanged.`,
      'If you did not expect this letter, tell the administrator of your unit.',
      '',
    ].join('\n'),
  }
}
