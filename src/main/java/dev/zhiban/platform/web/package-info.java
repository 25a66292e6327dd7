/// How the program answers over HTTP: problem+json (RFC 9457), paging, language of the caller.
@NullMarked
package dev.zhiban.platform.web;

import org.jspecify.annotations.NullMarked;
