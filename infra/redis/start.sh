# Starts Redis with the users of users.acl, passwords filled in from the environment.
set -eu
umask 077
edits=
for name in $(env | sed -n 's/^\(ARIS_[A-Z]*_REDIS_PASSWORD\)=.*/\1/p'); do
  eval "edits=\"\$edits;s|\\\${$name}|\$$name|\""
done
sed "/^#/d$edits" /accounts/users.acl >/data/users.acl
exec redis-server --dir /data --aclfile /data/users.acl --appendonly yes --save "" --maxmemory-policy noeviction
