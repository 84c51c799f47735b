import type pg from 'pg'

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

/** Puts one whole row into every home table, so that what guards them can be tried on each. Fails when a new table is missing here. */
export async function fillEveryHomeTable(client: pg.Client, { path, party }: { path: string; party: number }) {
  const at = '2026-11-20T00:00:00Z'
  const place = { unit_path: path, published: false, audience: `{${party}}` }
  const rows: [string, Record<string, unknown>][] = [
    [
      'organisations',
      {
        id: 900,
        unit_id: 1,
        kind: 'association',
        name: 'Hội Khuyến học',
        name_key: 'hoi khuyen hoc',
        created_at: at,
      },
    ],
    // Named by the rows below, and seen by nobody.
    [
      'organisations',
      {
        id: 901,
        unit_path: '9',
        audience: '{}',
        unit_id: 1,
        kind: 'association',
        name: 'Hội',
        name_key: 'hoi',
        created_at: at,
      },
    ],
    [
      'organisation_names',
      {
        organisation_id: 900,
        name: 'Hội Khuyến học',
        name_key: 'hoi khuyen hoc',
        form: 'full',
        during: '[2025-07-01,)',
      },
    ],
    ['organisation_steps', { organisation_id: 900, action: 'add', before: '{}', by_person: id(2), at }],
    ['organisation_lines', { organisation_id: 900, parent_id: 901 }],
    ['organisation_successors', { from_id: 901, to_id: 900, task: '', on_day: '2025-07-01' }],
    [
      'patronages',
      { id: id(20), organisation_id: 900, unit_id: 1, from_day: '2026-01-01', created_by: id(2), created_at: at },
    ],
    [
      'appointments',
      {
        id: id(1),
        person_id: id(2),
        role: 'viewer',
        reach: 'subtree',
        unit_id: 1,
        from_day: '2026-01-01',
        created_at: at,
      },
    ],
    [
      'mails',
      {
        id: id(21),
        kind: 'password-link',
        person_id: id(2),
        requested_by: id(2),
        requested_at: at,
        state: 'waiting',
        next_try_at: at,
      },
    ],
    [
      'hand_overs',
      {
        id: id(22),
        appointment_id: id(1),
        giver_id: id(2),
        receiver_id: id(23),
        from_day: '2026-01-01',
        until_day: '2026-02-01',
        created_by: id(2),
        created_at: at,
      },
    ],
    [
      'service_tokens',
      {
        id: id(24),
        name: 'Chương trình',
        token_hash: '\\x00',
        role: 'viewer',
        reach: 'subtree',
        unit_id: 1,
        actions: '{documents.read}',
        created_by: id(2),
        created_at: at,
        until_day: '2026-02-01',
      },
    ],
    ['audit_entries', { id: id(3), at, action: 'try', subject: 'try' }],
    [
      'documents',
      {
        id: id(4),
        unit_id: 1,
        sha256: '\\x00',
        file_name: 'ke-hoach.txt',
        format: 'txt',
        byte_size: 1,
        uploaded_by: id(2),
        uploaded_at: at,
      },
    ],
    ['document_files', { document_id: id(4), bytes: '\\x00' }],
    [
      'document_texts',
      { id: id(5), document_id: id(4), version: 1, reader_version: '1', text: 'KẾ HOẠCH', created_at: at },
    ],
    [
      'clauses',
      { id: id(6), text_id: id(5), ordinal: 1, kind: 'heading', depth: 0, section: '', start_at: 0, end_at: 8 },
    ],
    ['readings', { id: id(7), document_id: id(4), state: 'waiting', requested_by: id(2), requested_at: at }],
    ['programmes', { id: id(8), unit_id: 1, name: 'Xã hội học tập', created_by: id(2), created_at: at }],
    ['programme_documents', { programme_id: id(8), document_id: id(4), relation: 'starts', on_day: '2026-01-01' }],
    [
      'plan_versions',
      {
        id: id(9),
        programme_id: id(8),
        document_id: id(4),
        text_id: id(5),
        number: 1,
        state: 'draft',
        created_by: id(2),
        created_at: at,
      },
    ],
    [
      'facts',
      {
        id: id(10),
        version_id: id(9),
        kind: 'recipient',
        clause_id: id(6),
        section: '',
        start_at: 0,
        end_at: 8,
        quote: 'KẾ HOẠCH',
        body: '{}',
        origin: 'added',
      },
    ],
    [
      'fact_links',
      {
        version_id: id(9),
        relation: 'condition',
        fact_id: id(10),
        to_id: '00000000-0000-0000-0000-000000000000',
        state: 'kept',
        revision: 1,
        decided_by: id(2),
        decided_at: at,
      },
    ],
    ['edit_batches', { version_id: id(9), id: id(12), number: 1, actor: id(2), at, content_hash: '\\x00' }],
    [
      'fact_edits',
      { version_id: id(9), batch_id: id(12), fact_id: id(10), actions: '{add}', revision: 1, after: '{}' },
    ],
    ['backups', { id: id(70), reason: 'asked', state: 'waiting', requested_by: id(2), requested_at: at }],
    [
      'party_resolutions',
      {
        programme_id: id(8),
        party_key: 'các sở, ngành',
        unit_id: 1,
        on_day: '2026-01-01',
        confirmed_by: id(2),
        confirmed_at: at,
        changed_in: 1,
      },
    ],
    [
      'party_members',
      {
        programme_id: id(8),
        party_key: 'các sở, ngành',
        duty_id: '00000000-0000-0000-0000-000000000000',
        organisation_id: 900,
        included: true,
      },
    ],
    [
      'party_batches',
      { programme_id: id(8), id: id(30), number: 1, actor: id(2), at, content_hash: '\\x00', changes: '[]' },
    ],
    ['opened_programmes', { programme_id: id(8), opened_on: '2026-01-01' }],
    [
      'assignments',
      {
        id: id(80),
        programme_id: id(8),
        version_id: id(9),
        fact_id: id(10),
        organisation_id: 900,
        programme_path: path,
        kind: 'standing',
        opened_on: '2026-01-01',
      },
    ],
    [
      'answers',
      {
        assignment_id: id(80),
        period: '2026',
        programme_id: id(8),
        organisation_id: 900,
        opens_on: '2026-01-01',
        opened_on: '2026-01-01',
        source: 'calendar',
      },
    ],
    [
      'duty_annotations',
      { programme_id: id(8), fact_id: id(10), number: 1, kind: 'product', product: 'Sổ tay', by_person: id(2), at },
    ],
    [
      'answer_events',
      {
        id: id(81),
        assignment_id: id(80),
        period: '2026',
        act: 'start',
        state_before: 'not-started',
        state: 'in-progress',
        by_person: id(2),
        at,
      },
    ],
    [
      'evidence',
      {
        id: id(83),
        assignment_id: id(80),
        period: '2026',
        sha256: '\\x00',
        file_name: 'anh.png',
        kind: 'png',
        byte_size: 1,
        added_by: id(2),
        added_at: at,
      },
    ],
    ['evidence_bytes', { evidence_id: id(83), bytes: '\\x00' }],
    ['duty_comments', { id: id(84), revision: 1, assignment_id: id(80), words: 'Đã xong?', by_person: id(2), at }],
    ['holdings', { assignment_id: id(80), number: 1, held_by: id(2), given_by: id(2), at }],
    ['letterheads', { programme_id: id(8), said_by: id(2), said_at: at }],
    [
      'reminders',
      {
        assignment_id: id(80),
        period: '2026',
        on_day: '2026-01-01',
        nth: 1,
        sending_id: id(82),
        programme_id: id(8),
        organisation_id: 900,
        way: 'letter',
        by_person: id(2),
        at,
      },
    ],
    [
      'proposals',
      {
        id: id(83),
        organisation_id: 900,
        programme_id: id(8),
        to_path: path,
        shown_at: `{1,${path}}`,
        kind: 'difficulty',
        title: 'Thiếu phòng học',
        words: 'Chưa có chỗ mở lớp',
        state: 'answered',
        answer: 'Dùng hội trường xã',
        sent_on: '2026-01-01',
        raised_by: id(2),
        raised_at: at,
      },
    ],
    [
      'proposal_events',
      {
        id: id(84),
        proposal_id: id(83),
        shown_at: `{1,${path}}`,
        raised_by: id(2),
        act: 'send',
        state_before: 'draft',
        state: 'sent',
        by_person: id(2),
        at,
        revision: 2,
      },
    ],
    [
      'guidance',
      {
        id: id(85),
        proposal_id: id(83),
        programme_id: id(8),
        title: 'Nơi mở lớp',
        question: 'Mở lớp ở đâu',
        answer: 'Dùng hội trường xã',
        answered_at: path,
        published_by: id(2),
        published_at: at,
      },
    ],
    ['reminder_settings', { days_before: '{7,3,1}', weekly: true, hour: 8, changed_by: id(2), changed_at: at }],
    ['tellings', { person_id: id(2), kind: 'due', on_day: '2026-01-01', told_at: at }],
    ['told_answers', { assignment_id: id(80), period: '2026', person_id: id(2), last_on: '2026-12-09', step: 7 }],
  ]
  await client.query(
    `insert into people (id, name, email, created_at, updated_at) values
      ('${id(2)}', 'Một người', 'mot-nguoi@mau.example', '${at}', '${at}'),
      ('${id(23)}', 'Người nữa', 'nguoi-nua@mau.example', '${at}', '${at}')`,
  )
  for (const [table, row] of rows) {
    const full = { home_id: 0, ...place, ...row }
    const columns = Object.keys(full)
    await client.query(
      `insert into ${table} (${columns.join(', ')}) overriding system value values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
      Object.values(full),
    )
  }
  // Made by the answer, for its organisation.
  await client.query('update answer_counts set audience = $1', [place.audience])
}
