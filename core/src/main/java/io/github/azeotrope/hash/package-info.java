/**
 * Keyed hashing. What identifies a customer leaves this package as 64 bits that only the holder of
 * the {@link LinkageKey} can link to its origin.
 *
 * <p>A 64-bit token is enough inside one deployment, because SipHash is a pseudo-random function:
 * without the key nobody can make two values collide on purpose. With the key, small value spaces
 * (an IPv4 address) can be searched through; the key is as secret as the data.
 *
 * <p>This package imports nothing but the root.
 *
 * <p>References: Jean-Philippe Aumasson and Daniel J. Bernstein, "SipHash: a fast short-input PRF",
 * INDOCRYPT 2012; RFC 4291 (text form of IPv6 addresses), section 2.2.
 */
@NullMarked
package io.github.azeotrope.hash;

import org.jspecify.annotations.NullMarked;
