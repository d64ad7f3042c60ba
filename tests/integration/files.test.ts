import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fail, ok } from '../../src/core/result.ts'
import { writeInto, writeOver } from '../../src/main/hosts/files.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'files-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const file = (name: string, text: string) => ({
  name,
  bytes: new TextEncoder().encode(text),
  mediaType: 'text/plain',
})
const text = (name: string) => readFileSync(join(folder, name), 'utf8')

describe('several files', () => {
  it('are written beside what is there, never over it', async () => {
    writeFileSync(join(folder, 'a.txt'), 'old')
    const written = await writeInto(folder, [
      file('a.txt', '1'),
      file('a.txt', '2'),
      file('b', '3'),
    ])
    expect(written).toEqual(
      ok([join(folder, 'a (2).txt'), join(folder, 'a (3).txt'), join(folder, 'b')]),
    )
    expect(readdirSync(folder).toSorted()).toEqual(['a (2).txt', 'a (3).txt', 'a.txt', 'b'])
    expect(['a.txt', 'a (2).txt', 'a (3).txt', 'b'].map(text)).toEqual(['old', '1', '2', '3'])
  })

  it('stay in their folder, whatever they are called', async () => {
    const inner = join(folder, 'inner')
    mkdirSync(inner)
    expect(await writeInto(inner, [file('../out.txt', '1')])).toEqual(ok([join(inner, 'out.txt')]))
    expect(readdirSync(folder)).toEqual(['inner'])
  })

  it('are written all or none', async () => {
    const tooLong = 'x'.repeat(300)
    expect(await writeInto(folder, [file('a.txt', '1'), file(tooLong, '2')])).toEqual(
      fail('cannot-write'),
    )
    expect(readdirSync(folder)).toEqual([])
    expect(await writeInto(join(folder, 'missing'), [file('a.txt', '1')])).toEqual(
      fail('cannot-write'),
    )
  })
})

describe('one file', () => {
  it('is written over the one that the person chose', async () => {
    writeFileSync(join(folder, 'a.txt'), 'old')
    expect(await writeOver(join(folder, 'a.txt'), file('', 'new').bytes)).toEqual(ok(null))
    expect([text('a.txt'), readdirSync(folder)]).toEqual(['new', ['a.txt']])
  })

  it('leaves the old one when it cannot be written', async () => {
    mkdirSync(join(folder, 'taken'))
    expect(await writeOver(join(folder, 'taken'), file('', 'new').bytes)).toEqual(
      fail('cannot-write'),
    )
    expect(readdirSync(folder)).toEqual(['taken'])
  })
})
