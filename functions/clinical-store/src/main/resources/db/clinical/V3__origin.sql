-- From which release of which document a version comes: what is taken back with it, in the history too, and what another document
-- said of the same resource comes to stand again. Null for what a client wrote.
alter table clinical_resource
    add column document  char(32)     collate "C",
    add column release   bigint,
    add column received  timestamptz,
    add constraint resource_origin_is_whole check ((document is null) = (release is null) and (document is null) = (received is null));

alter table clinical_version
    add column document  char(32)     collate "C",
    add column release   bigint,
    add column received  timestamptz,
    add constraint version_origin_is_whole check ((document is null) = (release is null) and (document is null) = (received is null));

create index clinical_resource_document on clinical_resource (custodian, view, document) where document is not null;
create index clinical_version_document on clinical_version (custodian, view, document) where document is not null;
