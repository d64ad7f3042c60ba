import { describe, expect, it } from 'vitest'
import { DETECTORS } from '../../../../src/core/deid/detectors/index.ts'
import { CATEGORIES } from '../../../../src/core/deid/finding.ts'
import { segmentContext, transcriptContext } from '../../../../src/core/deid/text/context.ts'
import { CASES } from './cases.ts'

it('has one detector an id', () => {
  expect(new Set(DETECTORS.map((detector) => detector.id)).size).toBe(DETECTORS.length)
})

describe.each(DETECTORS.map((detector) => [detector.id, detector] as const))(
  '%s',
  (id, detector) => {
    it('declares categories that exist, and languages', () => {
      expect(detector.languages.length).toBeGreaterThan(0)
      for (const category of detector.categories) expect(CATEGORIES).toContain(category)
    })

    describe.each(detector.languages)('in %s', (language) => {
      const known = [{ text: 'Tláhuitl', category: 'PERSON' }] as const
      const cases = CASES[id]?.[language]
      const transcript = transcriptContext(
        [cases?.transcript ?? 'Hoy vino Ofelia con nosotros. Today Harriet came.'],
        language,
        known,
      )
      const findings = (text: string) => detector.detect(text, segmentContext(text, transcript))
      const raw = transcriptContext(['pues hoy vino ofelia con nosotros'], language, known)
      const inRaw = (text: string) => detector.detect(text, segmentContext(text, raw))

      it('has cases of both kinds', () => {
        const finds = [...(cases?.finds ?? []), ...(cases?.raw?.finds ?? [])]
        const leaves = [...(cases?.leaves ?? []), ...(cases?.raw?.leaves ?? [])]
        expect(finds.length).toBeGreaterThan(0)
        expect(leaves.length).toBeGreaterThan(0)
      })

      it.each(cases?.finds ?? [])('finds in «%s»', (text, found, category) => {
        const all = findings(text)
        expect(all.map((one) => [text.slice(one.start, one.end), one.category])).toContainEqual([
          found,
          category,
        ])
        for (const one of all) {
          expect(one.detector).toBe(id)
          expect(detector.categories).toContain(one.category)
          expect(one.reason.es).not.toBe('')
          expect(one.reason.en).not.toBe('')
        }
      })

      it.each(cases?.raw?.finds ?? [])('in raw speech finds in «%s»', (text, found, category) => {
        const all = inRaw(text).map((one) => [text.slice(one.start, one.end), one.category])
        expect(all).toContainEqual([found, category])
      })

      it.each(cases?.raw?.leaves ?? [])('in raw speech leaves «%s»', (text) => {
        expect(inRaw(text).map((one) => text.slice(one.start, one.end))).toEqual([])
      })

      it.each(cases?.leaves ?? [])('leaves «%s»', (text) => {
        expect(findings(text).map((one) => text.slice(one.start, one.end))).toEqual([])
      })
    })
  },
)
