-- A report that is due on several days of one period is asked for on each of them.
comment on column answers.period is '2026, 2026-H1, 2026-Q1, 2026-01; of several days in one period the last bears its name, those before are 2026#1, 2026#2; empty where it comes once.';
