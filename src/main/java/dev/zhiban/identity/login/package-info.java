/// Signing in and out: passwords, sessions, the lock-out, the demonstration's accounts and the first admin.
@NullMarked
package dev.zhiban.identity.login;

import org.jspecify.annotations.NullMarked;
