package io.tapedeck.app.download;

/** Is told how far a download is. Called on the downloading thread. */
public interface DownloadProgress {
    /**
     * Some more was fetched.
     *
     * @param reachedNs everything asked for before it was fetched.
     * @param of        what is being fetched.
     * @param rows      that were fetched so far.
     */
    void onFetched(long reachedNs, Span of, long rows);

    /**
     * Something worth a line.
     *
     * @param sentence for people.
     */
    void onNotice(String sentence);
}
