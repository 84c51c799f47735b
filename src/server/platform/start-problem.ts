/** Why the server cannot start: one line for the person who started it, without a stack. */
export class StartProblem extends Error {
  override name = 'StartProblem'
}
