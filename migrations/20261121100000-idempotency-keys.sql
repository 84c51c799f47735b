-- What was done under a client's key, so that the same request sent again is answered and not done again.
create table idempotency_keys (
  key_hash bytea primary key,
  request_hash bytea not null,
  answer bytea not null,
  kept_at timestamptz not null
);
comment on table idempotency_keys is 'Written in the transaction of the deed itself. Names nobody: the key is hashed with whose it is.';
comment on column idempotency_keys.answer is 'Sealed with the client''s key, which is not kept: it may hold a link that opens an account.';
create index idempotency_keys_by_age on idempotency_keys (kept_at);
grant select, insert, delete on idempotency_keys to hieuhoc_app;
-- What lets a row be locked: two who clear away old ones at once take different ones.
grant update (kept_at) on idempotency_keys to hieuhoc_app;
