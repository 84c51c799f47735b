/** A person's name alone on its line, with or without a degree. */
export const PERSON = /^(?:(?:TS|ThS|PGS|GS|BS|Ths|Ts|KS|CN)\.?\s*)*(\p{Lu}\p{Ll}*(?:\s\p{Lu}\p{Ll}*){1,5})$/u
