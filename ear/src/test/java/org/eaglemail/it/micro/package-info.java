/** The WAR and the resource adapter on a plain Payara Micro, without our launcher. */
@NullMarked
package org.eaglemail.it.micro;

import org.jspecify.annotations.NullMarked;
