import { Document, Packer, Paragraph } from 'docx'

/** A file that stands for what a duty made, marked as a sample on its first line. */
export async function productFile(duty: string, day: string): Promise<Uint8Array> {
  const lines = [
    'TÀI LIỆU MẪU, KHÔNG CÓ GIÁ TRỊ PHÁP LÝ',
    `Sản phẩm của nhiệm vụ: ${duty.slice(0, 300)}`,
    `Ngày lập: ${day}`,
  ]
  return Packer.toBuffer(new Document({ sections: [{ children: lines.map((line) => new Paragraph(line)) }] }))
}
