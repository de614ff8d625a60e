/**
 * Accelerators (variants §2.7): what of NVIDIA's, AMD's, Apple's, Intel's and others' is in the machine, each api's detector apart
 * from the others'. A device library that is not mounted is absent; what a driver does not answer is Unknown with the reason.
 */
@NullMarked
package org.collectivemind.client.platform.accelerator;

import org.jspecify.annotations.NullMarked;
