import { expect, test } from 'vitest';
import type { MembershipCard } from '../../../lib/bindings/MembershipCard';
import { mergeable, obstacle, targets } from './choice';

const RUNNING: MembershipCard = {
  kpj: '24010090027',
  segment: 'pu',
  status: 'active',
  employer: 'PT Tirta Gemilang',
  wage: 6_835_000,
  since: '2024-01-01',
  until: null,
  last_contribution: null,
  due_month: null,
  programmes: ['jht', 'jkk', 'jkm'],
  wages: [],
  merged_into: null,
};
const ENDED: MembershipCard = { ...RUNNING, kpj: '20010090017', status: 'inactive', until: '2023-11-17' };
const BEFORE: MembershipCard = { ...ENDED, kpj: '16020090007', until: '2020-01-17' };

const numbers = (cards: MembershipCard[]) => cards.map(({ kpj }) => kpj);

test('only cards that have ended are merged, and a running one says why it is not', () => {
  expect(numbers(mergeable([RUNNING, ENDED, BEFORE]))).toEqual([ENDED.kpj, BEFORE.kpj]);
  expect(obstacle(RUNNING)).toContain('Masih berjalan');
  expect(obstacle(ENDED)).toBeNull();
});

test('a card without JHT has nothing to bring and nowhere to put it', () => {
  const insured: MembershipCard = { ...ENDED, programmes: ['jkk', 'jkm'] };
  expect(obstacle(insured)).toContain('JHT');
  expect(mergeable([insured, BEFORE])).toEqual([]);
  expect(targets([RUNNING, insured], [])).toEqual([RUNNING]);
});

test('one card alone, or one that is merged already, leaves nothing to merge', () => {
  expect(mergeable([ENDED])).toEqual([]);
  expect(mergeable([RUNNING, { ...ENDED, merged_into: RUNNING.kpj }])).toEqual([]);
});

test('a card is never merged into itself', () => {
  expect(numbers(targets([RUNNING, ENDED, BEFORE], [ENDED.kpj]))).toEqual([RUNNING.kpj, BEFORE.kpj]);
});
