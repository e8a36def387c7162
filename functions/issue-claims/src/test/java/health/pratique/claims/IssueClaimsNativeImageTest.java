package health.pratique.claims;

import health.pratique.kit.image.NativeImageContract;

class IssueClaimsNativeImageTest extends NativeImageContract {}
