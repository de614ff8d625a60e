package org.collectivemind.testrepos.archive;

/** The formats a package or an import may come in. */
public enum ArchiveKind {
    TAR(".tar"),
    TAR_GZ(".tar.gz"),
    TAR_ZST(".tar.zst"),
    ZIP(".zip");

    private final String extension;

    ArchiveKind(String extension) {
        this.extension = extension;
    }

    /** With its leading dot. */
    public String extension() {
        return extension;
    }
}
