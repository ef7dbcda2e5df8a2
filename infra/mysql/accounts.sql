-- Schemas and accounts of the five services that own tables, for MySQL 8.4/9.7 and MariaDB 11.4. May be run again at any
-- time: it then sets the passwords anew and changes nothing else.
--
-- Placeholders ${ARIS_<SERVICE>_PASSWORD} and ${ARIS_<SERVICE>_DDL_PASSWORD} are filled in by whoever runs it
-- (the `aris` command, docker-compose, the Helm chart). No password stands in this file.
--
--   aris_x      runtime: reads and writes the rows of its own schema, nothing else
--   aris_auth   likewise, but of its schema it changes and deletes rows in the tables named alone: not in `audit`
--   aris_x_ddl  migrations: the tables of its own schema, nothing else
--   aris_relay  besides its own schema the `outbox` table of the four others, and nothing else of theirs

create database if not exists aris_auth character set utf8mb4 collate utf8mb4_bin;
create user if not exists 'aris_auth'@'%' identified by '${ARIS_AUTH_PASSWORD}';
alter user 'aris_auth'@'%' identified by '${ARIS_AUTH_PASSWORD}';
create user if not exists 'aris_auth_ddl'@'%' identified by '${ARIS_AUTH_DDL_PASSWORD}';
alter user 'aris_auth_ddl'@'%' identified by '${ARIS_AUTH_DDL_PASSWORD}';
grant select, insert on `aris\_auth`.* to 'aris_auth'@'%';
grant select, insert, update, delete, create, alter, drop, index, references
  on `aris\_auth`.* to 'aris_auth_ddl'@'%';

create database if not exists aris_catalog character set utf8mb4 collate utf8mb4_bin;
create user if not exists 'aris_catalog'@'%' identified by '${ARIS_CATALOG_PASSWORD}';
alter user 'aris_catalog'@'%' identified by '${ARIS_CATALOG_PASSWORD}';
create user if not exists 'aris_catalog_ddl'@'%' identified by '${ARIS_CATALOG_DDL_PASSWORD}';
alter user 'aris_catalog_ddl'@'%' identified by '${ARIS_CATALOG_DDL_PASSWORD}';
grant select, insert, update, delete on `aris\_catalog`.* to 'aris_catalog'@'%';
grant select, insert, update, delete, create, alter, drop, index, references
  on `aris\_catalog`.* to 'aris_catalog_ddl'@'%';

create database if not exists aris_table character set utf8mb4 collate utf8mb4_bin;
create user if not exists 'aris_table'@'%' identified by '${ARIS_TABLE_PASSWORD}';
alter user 'aris_table'@'%' identified by '${ARIS_TABLE_PASSWORD}';
create user if not exists 'aris_table_ddl'@'%' identified by '${ARIS_TABLE_DDL_PASSWORD}';
alter user 'aris_table_ddl'@'%' identified by '${ARIS_TABLE_DDL_PASSWORD}';
grant select, insert, update, delete on `aris\_table`.* to 'aris_table'@'%';
grant select, insert, update, delete, create, alter, drop, index, references
  on `aris\_table`.* to 'aris_table_ddl'@'%';

create database if not exists aris_order character set utf8mb4 collate utf8mb4_bin;
create user if not exists 'aris_order'@'%' identified by '${ARIS_ORDER_PASSWORD}';
alter user 'aris_order'@'%' identified by '${ARIS_ORDER_PASSWORD}';
create user if not exists 'aris_order_ddl'@'%' identified by '${ARIS_ORDER_DDL_PASSWORD}';
alter user 'aris_order_ddl'@'%' identified by '${ARIS_ORDER_DDL_PASSWORD}';
grant select, insert, update, delete on `aris\_order`.* to 'aris_order'@'%';
grant select, insert, update, delete, create, alter, drop, index, references
  on `aris\_order`.* to 'aris_order_ddl'@'%';

create database if not exists aris_relay character set utf8mb4 collate utf8mb4_bin;
create user if not exists 'aris_relay'@'%' identified by '${ARIS_RELAY_PASSWORD}';
alter user 'aris_relay'@'%' identified by '${ARIS_RELAY_PASSWORD}';
create user if not exists 'aris_relay_ddl'@'%' identified by '${ARIS_RELAY_DDL_PASSWORD}';
alter user 'aris_relay_ddl'@'%' identified by '${ARIS_RELAY_DDL_PASSWORD}';
grant select, insert, update, delete on `aris\_relay`.* to 'aris_relay'@'%';
grant select, insert, update, delete, create, alter, drop, index, references
  on `aris\_relay`.* to 'aris_relay_ddl'@'%';

-- The tables need not exist yet: a grant that includes CREATE is accepted for a table to come, and CREATE is taken back.
-- What was granted on the whole schema before there was an audit log is taken back last, so that nobody misses it meanwhile
-- (MySQL alone reads the comment in it: it minds if there is nothing to take back, MariaDB does not).
grant create, update, delete on aris_auth.restaurants to 'aris_auth'@'%';
revoke create on aris_auth.restaurants from 'aris_auth'@'%';
grant create, update, delete on aris_auth.roles to 'aris_auth'@'%';
revoke create on aris_auth.roles from 'aris_auth'@'%';
grant create, update, delete on aris_auth.staff to 'aris_auth'@'%';
revoke create on aris_auth.staff from 'aris_auth'@'%';
grant create, update, delete on aris_auth.token_families to 'aris_auth'@'%';
revoke create on aris_auth.token_families from 'aris_auth'@'%';
grant create, update, delete on aris_auth.one_time_tokens to 'aris_auth'@'%';
revoke create on aris_auth.one_time_tokens from 'aris_auth'@'%';
grant create, update, delete on aris_auth.revocations to 'aris_auth'@'%';
revoke create on aris_auth.revocations from 'aris_auth'@'%';
grant create, update, delete on aris_auth.signing_keys to 'aris_auth'@'%';
revoke create on aris_auth.signing_keys from 'aris_auth'@'%';
grant create, update, delete on aris_auth.devices to 'aris_auth'@'%';
revoke create on aris_auth.devices from 'aris_auth'@'%';
grant create, update, delete on aris_auth.outbox to 'aris_auth'@'%';
revoke create on aris_auth.outbox from 'aris_auth'@'%';
grant create, update, delete on aris_auth.inbox to 'aris_auth'@'%';
revoke create on aris_auth.inbox from 'aris_auth'@'%';
grant create, update, delete on aris_auth.idempotency to 'aris_auth'@'%';
revoke create on aris_auth.idempotency from 'aris_auth'@'%';
revoke /*!80030 if exists */ update, delete on `aris\_auth`.* from 'aris_auth'@'%';

grant create, select, update, delete on aris_auth.outbox to 'aris_relay'@'%';
revoke create on aris_auth.outbox from 'aris_relay'@'%';
grant create, select, update, delete on aris_catalog.outbox to 'aris_relay'@'%';
revoke create on aris_catalog.outbox from 'aris_relay'@'%';
grant create, select, update, delete on aris_table.outbox to 'aris_relay'@'%';
revoke create on aris_table.outbox from 'aris_relay'@'%';
grant create, select, update, delete on aris_order.outbox to 'aris_relay'@'%';
revoke create on aris_order.outbox from 'aris_relay'@'%';
