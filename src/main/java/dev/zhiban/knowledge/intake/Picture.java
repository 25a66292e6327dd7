package dev.zhiban.knowledge.intake;

/// An image of a document. In its Markdown it is `![…](image:key)` until it has an address.
///
/// @param key of its bytes: the same image has the same key in every import
record Picture(String key, String name, byte[] bytes) {
}
