// Loaded before a server's own code, and into each of its worker threads, by --import: time there is the machine's and so
// many milliseconds more, as a file says at that moment. Only what the time is moves: waits and intervals last as ever.
import { readFileSync } from 'node:fs'

const file = process.env.MOVED_CLOCK_FILE
if (!file) throw new Error('MOVED_CLOCK_FILE names the file that says how far the clock is moved')

const MachineDate = globalThis.Date
const movedNow = () => MachineDate.now() + Number(readFileSync(file, 'utf8'))

class MovedDate extends MachineDate {
  constructor(...given) {
    if (given.length === 0) super(movedNow())
    else super(...given)
  }
  static now() {
    return movedNow()
  }
  // What Node itself makes, such as the times of a file, is a date as well.
  static [Symbol.hasInstance](value) {
    return value instanceof MachineDate
  }
}
Object.defineProperty(MovedDate, 'name', { value: 'Date' })
globalThis.Date = MovedDate
