import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

/** Tests that start browsers and whole programs run one file at a time, after the others. */
const e2e = {
  name: 'e2e',
  include: ['tests/e2e/**/*.test.ts'],
  globalSetup: ['tests/e2e/build.ts'],
  fileParallelism: false,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  sequence: { groupOrder: 1 },
}

export default defineConfig({
  plugins: [react()],
  test: {
    reporters: ['default', './tests/summary-reporter.ts'],
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'] } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      { extends: true, test: e2e },
    ],
  },
})
