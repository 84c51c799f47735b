declare module '*.cjs' {
  import type { ICruiseOptions, IForbiddenRuleType } from 'dependency-cruiser'

  const rules: { forbidden: IForbiddenRuleType[]; options: ICruiseOptions }
  export default rules
}
