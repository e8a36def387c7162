package health.pratique.local.cli;

import health.pratique.kit.SubjectKeySettings;

/** Where a running platform says that its subject keys are. */
record PlatformKeySettings(String table, String wrappingKey) implements SubjectKeySettings {}
