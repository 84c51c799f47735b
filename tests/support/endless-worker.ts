// A process that takes an order and never answers.

process.on('message', () => {
  for (;;);
})
