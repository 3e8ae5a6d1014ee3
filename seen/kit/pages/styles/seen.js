// The little that a page does beyond HTML. Every page works without it. No inline script: the security policy allows none.
import { Button, CharacterCount, ErrorSummary, createAll } from "govuk-frontend";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const component of [Button, CharacterCount, ErrorSummary]) createAll(component);
