package dev.zhiban.platform.privacy;

/// Masks personal data and secrets in a text.
///
/// The placeholder tells the kind and stays the same for the same value, e.g. `<PHONE-7f3a91>`. Redacting twice gives what redacting once gave. Linear in the length of the text. Thread-safe.
public interface Redactor {

    /// The text with each finding replaced by a placeholder such as `<PHONE-7f3a91>`.
    Redacted redact(String text);
}
