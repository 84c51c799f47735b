import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../ui/base.css'
import { ApiProblem } from '../api.ts'
import { startText } from '../text/i18n.ts'
import { AwayNotice } from './away-notice.tsx'
import { reloadForNewerBuild } from './newer-build.ts'
import { queryClient } from './query-client.ts'
import { router } from './router.tsx'

await startText()
reloadForNewerBuild()
const root = createRoot(document.getElementById('root') ?? document.body, {
  // A refusal of the server is shown in words; only what nobody foresaw belongs to the console.
  onCaughtError: (error) => {
    if (!(error instanceof ApiProblem)) reportError(error)
  },
})
root.render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <AwayNotice />
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
