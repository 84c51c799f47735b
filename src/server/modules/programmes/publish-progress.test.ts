import { describe, expect, test } from 'vitest'
import { followPublications } from './publish-progress.ts'

const nothing = { state: 'unknown', done: 0, of: null }

describe('how far a publication is', () => {
  test('is known while it goes on, and of each for itself', async () => {
    const publications = followPublications()
    await publications.follow('a', async (noteOfA) => {
      noteOfA(0, null)
      await publications.follow('b', async (noteOfB) => {
        noteOfB(1, 2)
        noteOfA(30, 100)
        expect(publications.find('a')).toEqual({ state: 'under-way', done: 30, of: 100 })
        expect(publications.find('b')).toEqual({ state: 'under-way', done: 1, of: 2 })
      })
      expect(publications.find('b')).toEqual(nothing)
      expect(publications.find('a').done).toBe(30)
    })
    expect(publications.find('a')).toEqual(nothing)
  })

  test('is not known of one that was refused, which takes nothing from the one that it waited for', async () => {
    const publications = followPublications()
    const refuse = () => publications.follow('a', () => Promise.reject(new Error('refused')))
    await publications.follow('a', async (note) => {
      note(5, 10)
      await expect(refuse()).rejects.toThrow('refused')
      expect(publications.find('a')).toEqual({ state: 'under-way', done: 5, of: 10 })
    })
    await expect(refuse()).rejects.toThrow('refused')
    expect(publications.find('a')).toEqual(nothing)
  })

  test('that failed is told until it is begun again, and so many are remembered at most', async () => {
    const publications = followPublications()
    const fail = (id: string) =>
      publications.follow(id, async (note) => {
        note(5, 10)
        throw new Error('failed')
      })
    await expect(fail('a')).rejects.toThrow('failed')
    expect(publications.find('a')).toEqual({ state: 'failed', done: 5, of: 10 })
    await publications.follow('a', async (note) => {
      note(0, null)
      expect(publications.find('a').state).toBe('under-way')
    })
    expect(publications.find('a')).toEqual(nothing)
    for (let n = 0; n <= 100; n += 1) await expect(fail(String(n))).rejects.toThrow('failed')
    expect([publications.find('0').state, publications.find('1').state]).toEqual(['unknown', 'failed'])
  })
})
