/** What keeps the sample year from being made, in one sentence that says what to do. */
export class SampleProblem extends Error {}
