export { composeForms } from './compose.service.ts'
