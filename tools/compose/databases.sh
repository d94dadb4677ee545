#!/bin/bash
# A role and a database for each service, each closed to the others.
set -eu
make() {
  psql -v ON_ERROR_STOP=1 -v name="$1" -v password="$2" --username "$POSTGRES_USER" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
REVOKE CONNECT ON DATABASE :"name" FROM PUBLIC;
SQL
}
make events "$EVENTS_DATABASE_PASSWORD"
make registrations "$REGISTRATIONS_DATABASE_PASSWORD"
make notifications "$NOTIFICATIONS_DATABASE_PASSWORD"
make gateway "$GATEWAY_DATABASE_PASSWORD"
