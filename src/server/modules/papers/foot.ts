import type { Letterhead } from '../../../shared/letterheads.ts'
import { twoColumns } from './head.ts'
import { BLANK, TEXT_WIDTH, upper } from './measures.ts'
import { line } from './words.ts'

/** Boxes 7 and 9b: who signs at the right, who receives it at the left, on one page. `answersAddressees`: it begins with them. */
export const footBlock = (
  { recipients, keptAt, position, signer }: Letterhead,
  { answersAddressees }: { answersAddressees: boolean },
) =>
  twoColumns(Math.floor(TEXT_WIDTH / 2), [
    [
      [
        line('NoiNhan', 'Nơi nhận:'),
        ...[
          ...[...(answersAddressees ? ['Như trên'] : []), ...recipients].map((each) => `- ${each};`),
          `- Lưu: VT, ${keptAt ?? BLANK}.`,
        ].map((words) => line('NoiNhanDong', words)),
      ],
      [
        ...(position.length > 0 ? position : [BLANK]).map((words) => line('ChucVu', upper(words))),
        // Where it is signed.
        ...Array.from({ length: 4 }, () => line('ChucVu')),
        line('NguoiKy', signer ?? BLANK),
      ],
    ],
  ])
