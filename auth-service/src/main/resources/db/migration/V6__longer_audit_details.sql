-- Long enough for every permission a role was given and every one it lost.
alter table audit modify detail varchar(1000) null;
