/**
 * A guard as a third party would write it, in full: options with their {@code reference.conf}, a
 * module, one interceptor. {@link jitsiprivacy.testbed.ThirdPartyGuardScenarios} packs it into a
 * jar and puts that beside ours.
 */
package example.doorman;
