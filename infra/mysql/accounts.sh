# Sourced once by the MySQL image, before the server takes connections: applies accounts.sql with the container's passwords.
sql=$(cat /accounts/accounts.sql)
for name in "${!ARIS_@}"; do
  sql=${sql//"\${$name}"/"${!name}"}
done
docker_process_sql <<<"$sql"
unset sql
