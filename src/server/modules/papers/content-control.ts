import { type BaseXmlComponent, type ParagraphChild, type TextRun, XmlAttributeComponent, XmlComponent } from 'docx'

// Content controls (ECMA-376-1 §17.5.2), which the library does not have.

/** What Word takes for a tag and for a title. */
const MOST_LETTERS = 64

class Value extends XmlAttributeComponent<{ val: string | number }> {
  protected override readonly xmlKeys = { val: 'w:val' }
}

class Element extends XmlComponent {
  constructor(name: string, children: readonly BaseXmlComponent[] = []) {
    super(name)
    this.root.push(...children)
  }
}

const valued = (name: string, val: string | number) => new Element(name, [new Value({ val })])

const shortened = (words: string) => (words.length <= MOST_LETTERS ? words : `${words.slice(0, MOST_LETTERS - 1)}…`)

export type Control = {
  /** Of at most 64 letters. */
  tag: string
  /** Shown to whoever points at it; cut where it is longer than Word takes. */
  title?: string | undefined
  /** What it shows asks to be written over. */
  prompts?: boolean
}

/** Makes the content controls of one document, which have a number each. Throws RangeError at a tag that Word would not open. */
export function contentControls(): (control: Control, runs: readonly TextRun[]) => ParagraphChild {
  let made = 0
  return ({ tag, title, prompts = false }, runs) => {
    if (tag.length > MOST_LETTERS) throw new RangeError(`the id ${tag} is longer than ${MOST_LETTERS} letters`)
    made++
    // A paragraph of the library writes any component; its type names the library's own alone.
    return new Element('w:sdt', [
      new Element('w:sdtPr', [
        ...(title === undefined ? [] : [valued('w:alias', shortened(title))]),
        valued('w:tag', tag),
        valued('w:id', made),
        prompts ? new Element('w:showingPlcHdr') : new Element('w:text'),
      ]),
      new Element('w:sdtContent', runs),
    ]) as XmlComponent as ParagraphChild
  }
}
