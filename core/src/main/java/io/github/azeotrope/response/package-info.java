/**
 * What a host is advised to do about an account, and a record of it that cannot be changed unseen.
 * Pure: nothing here acts, sleeps, or speaks to anybody.
 */
@NullMarked
package io.github.azeotrope.response;

import org.jspecify.annotations.NullMarked;
