# Sourced: a PostgreSQL cluster of this run alone, in a temporary folder, reached by socket only, thrown away at the end.

# start_postgres [OPTIONS]: sets PGHOST, PGPORT, PGUSER and PGDATABASE. OPTIONS go to the server; without any, it is
# quick and forgets: nothing is synced, and no statement is compiled for the one time that it is asked. It also counts no
# rows by itself: it would count between two tests, find none, and plan every later query for empty tables.
start_postgres() {
  PG_DIR=$(mktemp -d)
  PG_BIN=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  [ -n "$PG_BIN" ] || PG_BIN=$(dirname "$(command -v initdb)")
  as=""
  if [ "$(id -u)" = 0 ]; then chown postgres "$PG_DIR"; as="runuser -u postgres --"; fi # initdb refuses root
  ( cd "$PG_DIR"
    $as "$PG_BIN/initdb" -D "$PG_DIR/d" -A trust -U postgres -E UTF8 --locale=C.UTF-8 >"$PG_DIR.log" 2>&1
    $as "$PG_BIN/pg_ctl" -D "$PG_DIR/d" -w -l "$PG_DIR/log" \
      -o "-p 55433 -k $PG_DIR -c listen_addresses= ${*:--c fsync=off -c synchronous_commit=off -c full_page_writes=off -c jit=off -c autovacuum=off}" \
      start >>"$PG_DIR.log" 2>&1
  ) || { cat "$PG_DIR.log" >&2; return 1; }
  export PGHOST="$PG_DIR" PGPORT=55433 PGUSER=postgres PGDATABASE=postgres SEEN_POOL=0
}

stop_postgres() {
  [ -n "${PG_DIR:-}" ] || return 0
  ( cd "$PG_DIR" && ${as:-} "$PG_BIN/pg_ctl" -D "$PG_DIR/d" -m immediate stop >/dev/null 2>&1 ) || true
  rm -rf "$PG_DIR" "$PG_DIR.log"
  PG_DIR=
}
