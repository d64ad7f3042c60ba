import { join, resolve } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { fail, ok } from '../../../src/core/result.ts'
import { createBrowserHost } from '../../../src/main/hosts/browser.ts'
import { createDownloads } from '../../../src/main/hosts/browser/downloads.ts'
import { parseLaunch, withStudyAtStart } from '../../../src/main/hosts/launch.ts'

describe('the command line of the program', () => {
  it('names folders, the study and the port', () => {
    const args = ['--user-data=data', '--studies', 'studies', '--study=a.sottovoce', '--port=4321']
    expect(parseLaunch(args)).toEqual({
      userDataFolder: resolve('data'),
      studiesFolder: resolve('studies'),
      study: resolve('a.sottovoce'),
      sample: false,
      port: 4321,
    })
  })

  it('passes over what is meant for Electron and Chromium', () => {
    const launch = parseLaunch([
      '/app/out/main/index.js',
      '--no-sandbox',
      '--inspect=1',
      '--sample',
    ])
    expect(launch).toMatchObject({ study: null, sample: true, port: 0 })
  })

  it('keeps settings where the system does', () => {
    vi.stubEnv('XDG_CONFIG_HOME', resolve('config'))
    const platform = vi.spyOn(process, 'platform', 'get').mockReturnValue('linux')
    expect(parseLaunch([]).userDataFolder).toBe(join(resolve('config'), 'sottovoce'))
    platform.mockReturnValue('darwin')
    expect(parseLaunch([]).userDataFolder).toMatch(/Library.Application Support.Sottovoce$/)
    vi.stubEnv('APPDATA', resolve('roaming'))
    platform.mockReturnValue('win32')
    expect(parseLaunch([]).userDataFolder).toBe(join(resolve('roaming'), 'Sottovoce'))
    vi.restoreAllMocks()
    vi.unstubAllEnvs()
  })

  it('answers «which study?» once with the study named there', async () => {
    const host = withStudyAtStart(createBrowserHost(createDownloads()), '/studies/a.sottovoce')
    expect(await host.pickStudy()).toEqual(ok('/studies/a.sottovoce'))
    expect(await host.pickStudy()).toEqual(fail('unsupported'))
  })
})
