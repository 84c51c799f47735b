import { crc32, deflateRawSync } from 'node:zlib'

/** An entry whose headers may say what is not so. */
export type RawEntry = { name: string; deflated: Buffer; crc: number; size: number }

export function entry(name: string, content: string | Buffer): RawEntry {
  const bytes = Buffer.from(content)
  return { name, deflated: deflateRawSync(bytes, { level: 9 }), crc: crc32(bytes), size: bytes.length }
}

const versionAndFlags = (buffer: Buffer, at: number) => {
  buffer.writeUInt16LE(20, at)
  buffer.writeUInt16LE(0x0800, at + 2) // names are UTF-8
  buffer.writeUInt16LE(8, at + 4) // deflate
  buffer.writeUInt32LE(0x5c210000, at + 6) // 1 January 2026, 00:00
}

/** A zip written byte by byte, for what honest zip libraries refuse to write. At most 65,534 entries. */
export function rawZip(entries: RawEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, deflated, crc, size } of entries) {
    const nameBytes = Buffer.from(name)
    const sizes = Buffer.alloc(16)
    sizes.writeUInt32LE(crc, 0)
    sizes.writeUInt32LE(deflated.length, 4)
    sizes.writeUInt32LE(size, 8)
    sizes.writeUInt16LE(nameBytes.length, 12)

    const local = Buffer.alloc(14)
    local.write('PK\u0003\u0004', 'latin1')
    versionAndFlags(local, 4)
    parts.push(local, sizes, nameBytes, deflated)

    const central = Buffer.alloc(16)
    central.write('PK\u0001\u0002', 'latin1')
    central.writeUInt16LE(20, 4)
    versionAndFlags(central, 6)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(central, sizes, tail, nameBytes)
    offset += 30 + nameBytes.length + deflated.length
  }
  const directoryBytes = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directoryBytes.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, directoryBytes, end])
}
