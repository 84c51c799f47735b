const sector = 512
const endOfChain = 0xfffffffe
const free = 0xffffffff
const streamSectors = 8 // 4096 bytes: shorter streams would live in the mini stream

function directoryEntry(
  name: string,
  type: number,
  links: { right?: number; child?: number },
  start: number,
  size: number,
): Buffer {
  const buffer = Buffer.alloc(128)
  buffer.write(name, 'utf16le')
  buffer.writeUInt16LE(name === '' ? 0 : (name.length + 1) * 2, 64)
  buffer.writeUInt8(type, 66)
  buffer.writeUInt8(1, 67) // black
  buffer.writeUInt32LE(free, 68)
  buffer.writeUInt32LE(links.right ?? free, 72)
  buffer.writeUInt32LE(links.child ?? free, 76)
  buffer.writeUInt32LE(start, 116)
  buffer.writeUInt32LE(size, 120)
  return buffer
}

/** A compound file [MS-CFB] version 3 with up to three streams of 4096 bytes, the shorter name first. */
export function compoundFile(names: string[]): Buffer {
  const header = Buffer.alloc(sector)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.writeUInt16LE(0x3e, 24)
  header.writeUInt16LE(3, 26)
  header.writeUInt16LE(0xfffe, 28)
  header.writeUInt16LE(9, 30)
  header.writeUInt16LE(6, 32)
  header.writeUInt32LE(1, 44) // one FAT sector
  header.writeUInt32LE(1, 48) // the directory is sector 1
  header.writeUInt32LE(4096, 56)
  header.writeUInt32LE(endOfChain, 60)
  header.writeUInt32LE(endOfChain, 68)
  for (let at = 76; at < sector; at += 4) header.writeUInt32LE(at === 76 ? 0 : free, at)

  const fat = Buffer.alloc(sector, 0xff)
  fat.writeUInt32LE(0xfffffffd, 0)
  fat.writeUInt32LE(endOfChain, 4)
  const startOf = (stream: number) => 2 + stream * streamSectors
  names.forEach((_name, stream) => {
    for (let i = 0; i < streamSectors; i++) {
      const at = startOf(stream) + i
      fat.writeUInt32LE(i === streamSectors - 1 ? endOfChain : at + 1, at * 4)
    }
  })

  const entries = [
    directoryEntry('Root Entry', 5, { child: 1 }, endOfChain, 0),
    ...names.map((name, i) =>
      directoryEntry(name, 2, i + 1 < names.length ? { right: i + 2 } : {}, startOf(i), streamSectors * sector),
    ),
  ]
  while (entries.length < 4) entries.push(directoryEntry('', 0, {}, 0, 0))
  const streams = names.map((_name, i) => Buffer.alloc(streamSectors * sector, i + 1))
  return Buffer.concat([header, fat, ...entries, ...streams])
}
