package dev.zhiban.knowledge.intake;

import java.util.Optional;

/// Where the images that a document names are to be had.
interface Pictures {

    /// Bytes of one image at most: what an attachment may have.
    int MOST_BYTES = 5_000_000;

    /// Nowhere: a page that came without its images.
    Pictures NONE = source -> Optional.empty();

    /// The bytes of an image as the document names it; empty where it is not there, too large or not to be had.
    Optional<byte[]> of(String source);
}
