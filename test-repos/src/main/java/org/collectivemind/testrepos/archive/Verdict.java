package org.collectivemind.testrepos.archive;

/** What a safe extractor does with an archive. Either way nothing appears or changes outside its target directory. */
public enum Verdict {
    /** Fails, and leaves nothing of the archive behind. */
    REJECT,
    /** Extracts the files with plain content, and drops owners, special mode bits and extended attributes. */
    SANITISE
}
