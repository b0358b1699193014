/**
 * Administration: the operations that REST and JMX share, and the MXBeans. Values here are records
 * of text, numbers and lists, so that JMX can show them and REST can write them; times are ISO 8601
 * in UTC.
 */
@NullMarked
package org.eaglemail.admin;

import org.jspecify.annotations.NullMarked;
