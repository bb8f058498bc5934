"""DATA: claims of platforms that give tokens to workloads, and the private names of frameworks."""

from debugger.claims.term import Kind, Where, terms

# fmt: off
# Two lines for each term: a table is read and compared more easily so.

_ACTIONS = "GitHub documentation, OpenID Connect for Actions"

_GITHUB = terms(
    Where.CLAIM, "",
    ("repository", "Repository", Kind.TEXT, _ACTIONS,
     "The repository whose workflow runs."),
    ("repository_id", "Repository ID", Kind.TEXT, _ACTIONS,
     "The repository’s number, which stays when it is renamed."),
    ("repository_owner", "Repository Owner", Kind.TEXT, _ACTIONS,
     "The organization or person that the repository belongs to."),
    ("repository_owner_id", "Repository Owner ID", Kind.TEXT, _ACTIONS,
     "The owner’s number, which stays when the name is changed."),
    ("repository_visibility", "Repository Visibility", Kind.TEXT, _ACTIONS,
     "Whether the repository is public, internal or private."),
    ("ref", "Reference", Kind.TEXT, _ACTIONS,
     "The branch or tag that the workflow runs for."),
    ("ref_type", "Reference Type", Kind.TEXT, _ACTIONS,
     "Whether the reference is a branch or a tag."),
    ("ref_protected", "Reference Protected", Kind.ANY, _ACTIONS,
     "Whether rules protect the branch or tag."),
    ("sha", "Commit", Kind.TEXT, _ACTIONS,
     "The commit that the workflow runs for."),
    ("head_ref", "Head Reference", Kind.TEXT, _ACTIONS,
     "The branch that a pull request comes from."),
    ("base_ref", "Base Reference", Kind.TEXT, _ACTIONS,
     "The branch that a pull request goes to."),
    ("workflow", "Workflow", Kind.TEXT, _ACTIONS,
     "The workflow’s name, which whoever writes it may choose."),
    ("workflow_ref", "Workflow Reference", Kind.TEXT, _ACTIONS,
     "The file of the workflow, and the branch or tag it was taken from."),
    ("workflow_sha", "Workflow Commit", Kind.TEXT, _ACTIONS,
     "The commit that the workflow’s file was taken from."),
    ("job_workflow_ref", "Job Workflow Reference", Kind.TEXT, _ACTIONS,
     "The file of the reusable workflow that the job is in, and where it was taken from."),
    ("job_workflow_sha", "Job Workflow Commit", Kind.TEXT, _ACTIONS,
     "The commit that the reusable workflow’s file was taken from."),
    ("run_id", "Run ID", Kind.TEXT, _ACTIONS,
     "The run of the workflow."),
    ("run_number", "Run Number", Kind.TEXT, _ACTIONS,
     "How many runs of this workflow there have been."),
    ("run_attempt", "Run Attempt", Kind.TEXT, _ACTIONS,
     "How often this run has been tried."),
    ("runner_environment", "Runner Environment", Kind.TEXT, _ACTIONS,
     "Whether the machine is the platform’s own or the user’s."),
    ("actor", "Actor", Kind.TEXT, _ACTIONS,
     "Who set off the run."),
    ("actor_id", "Actor ID", Kind.TEXT, _ACTIONS,
     "The number of whoever set off the run."),
    ("event_name", "Event Name", Kind.TEXT, _ACTIONS,
     "What set off the run: “push”, “pull_request”, “workflow_dispatch” or another."),
    ("environment", "Environment", Kind.TEXT, _ACTIONS,
     "The deployment environment that the job is for."),
    ("environment_node_id", "Environment Node ID", Kind.TEXT, _ACTIONS,
     "The identifier of the deployment environment."),
    ("enterprise", "Enterprise", Kind.TEXT, _ACTIONS,
     "The enterprise that the repository belongs to."),
    ("enterprise_id", "Enterprise ID", Kind.TEXT, _ACTIONS,
     "The number of the enterprise that the repository belongs to."),
    ("check_run_id", "Check Run ID", Kind.TEXT, _ACTIONS,
     "The check that the job reports to."),
)

_CI = "GitLab documentation, ID token authentication"

_GITLAB = terms(
    Where.CLAIM, "",
    ("namespace_id", "Namespace ID", Kind.TEXT, _CI,
     "The number of the group or person that the project belongs to."),
    ("namespace_path", "Namespace Path", Kind.TEXT, _CI,
     "The group or person that the project belongs to."),
    ("project_id", "Project ID", Kind.ANY, _CI,
     "The project’s number, which stays when it is moved."),
    ("project_path", "Project Path", Kind.TEXT, _CI,
     "The project whose pipeline runs."),
    ("user_login", "User Login", Kind.TEXT, _CI,
     "Who set off the pipeline."),
    ("user_email", "User E-Mail", Kind.EMAIL, _CI,
     "The e-mail address of whoever set off the pipeline."),
    ("pipeline_id", "Pipeline ID", Kind.TEXT, _CI,
     "The pipeline that runs."),
    ("pipeline_source", "Pipeline Source", Kind.TEXT, _CI,
     "What set off the pipeline."),
    ("job_id", "Job ID", Kind.TEXT, _CI,
     "The job that runs."),
    ("ref_path", "Reference Path", Kind.TEXT, _CI,
     "The branch or tag that the pipeline runs for, written in full."),
    ("environment_protected", "Environment Protected", Kind.ANY, _CI,
     "Whether rules protect the deployment environment."),
    ("deployment_tier", "Deployment Tier", Kind.TEXT, _CI,
     "What the deployment environment is for: production, staging or another."),
    ("runner_id", "Runner ID", Kind.ANY, _CI,
     "The machine that runs the job."),
    ("ci_config_ref_uri", "CI Configuration Reference", Kind.TEXT, _CI,
     "The file of the pipeline, and the branch or tag it was taken from."),
    ("ci_config_sha", "CI Configuration Commit", Kind.TEXT, _CI,
     "The commit that the pipeline’s file was taken from."),
)

_KUBERNETES_DOCS = "Kubernetes documentation, managing service accounts"
_LEGACY = "Kubernetes documentation, manual Secret management for ServiceAccounts"

_KUBERNETES = (
    *terms(
        Where.CLAIM, "",
        ("kubernetes.io", "Kubernetes", Kind.OBJECT, _KUBERNETES_DOCS,
         "Which service account, pod and node the token is bound to."),
        ("kubernetes.io/serviceaccount/namespace", "Namespace", Kind.TEXT, _LEGACY,
         "The service account’s namespace, in a token of the old kind that never expires."),
        ("kubernetes.io/serviceaccount/service-account.name", "Service Account", Kind.TEXT,
         _LEGACY,
         "The service account’s name, in a token of the old kind that never expires."),
        ("kubernetes.io/serviceaccount/service-account.uid", "Service Account UID", Kind.TEXT,
         _LEGACY,
         "The service account’s identifier, in a token of the old kind that never expires."),
        ("kubernetes.io/serviceaccount/secret.name", "Secret", Kind.TEXT, _LEGACY,
         "The Secret that holds the token; deleting it revokes the token."),
    ),
    *terms(
        Where.CLAIM, "kubernetes.io",
        ("namespace", "Namespace", Kind.TEXT, _KUBERNETES_DOCS,
         "The namespace of the service account."),
        ("serviceaccount", "Service Account", Kind.OBJECT, _KUBERNETES_DOCS,
         "The service account that the token speaks for."),
        ("pod", "Pod", Kind.OBJECT, _KUBERNETES_DOCS,
         "The pod that the token was issued to; when it is gone the token is void."),
        ("node", "Node", Kind.OBJECT, _KUBERNETES_DOCS,
         "The machine that the pod runs on."),
        ("secret", "Secret", Kind.OBJECT, _KUBERNETES_DOCS,
         "The Secret that the token is bound to; when it is gone the token is void."),
        ("warnafter", "Warn After", Kind.NUMERIC_DATE, _KUBERNETES_DOCS,
         "From when on the cluster warns that an old client should have renewed the token."),
    ),
    *(
        term
        for within in ("serviceaccount", "pod", "node", "secret")
        for term in terms(
            Where.CLAIM, within,
            ("name", "Name", Kind.TEXT, _KUBERNETES_DOCS,
             "The object’s name, which another may have after it."),
            ("uid", "UID", Kind.TEXT, _KUBERNETES_DOCS,
             "The object’s identifier, which no other will ever have."),
        )
    ),
)

_WS = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/"
_WS_ROLE = "http://schemas.microsoft.com/ws/2008/06/identity/claims/"
_NET = "Microsoft .NET documentation, ClaimTypes"

_DOT_NET = terms(
    Where.CLAIM, "",
    (f"{_WS}nameidentifier", "Name Identifier", Kind.TEXT, _NET,
     "The user’s identifier; “sub” is the registered name."),
    (f"{_WS}name", "Name", Kind.TEXT, _NET,
     "The user’s name; “name” is the registered name."),
    (f"{_WS}emailaddress", "E-Mail Address", Kind.EMAIL, _NET,
     "The user’s e-mail address; “email” is the registered name."),
    (f"{_WS}givenname", "Given Name", Kind.TEXT, _NET,
     "The user’s given name; “given_name” is the registered name."),
    (f"{_WS}surname", "Surname", Kind.TEXT, _NET,
     "The user’s family name; “family_name” is the registered name."),
    (f"{_WS}upn", "User Principal Name", Kind.TEXT, _NET,
     "The user’s name for signing in."),
    (f"{_WS_ROLE}role", "Role", Kind.TEXT_OR_TEXTS, _NET,
     "The user’s roles; “roles” is the registered name."),
    (f"{_WS_ROLE}groupsid", "Group SID", Kind.TEXT_OR_TEXTS, _NET,
     "The user’s groups, by their Windows identifiers."),
    (f"{_WS_ROLE}primarysid", "Primary SID", Kind.TEXT, _NET,
     "The user’s Windows identifier."),
)

_FRAMEWORKS = terms(
    Where.CLAIM, "",
    ("https://hasura.io/jwt/claims", "Hasura Claims", Kind.OBJECT, "Hasura documentation, JWT",
     "The roles and session variables that Hasura decides by."),
    ("authorities", "Authorities", Kind.TEXTS, "Spring Security documentation",
     "What the user may do, as Spring Security calls it."),
    ("user_name", "User Name", Kind.TEXT, "Spring Security documentation",
     "The user’s name, as older versions of Spring Security write it."),
    ("ati", "Access Token ID", Kind.TEXT, "Spring Security documentation",
     "The access token that the refresh token belongs to."),
    ("prv", "Provider Hash", Kind.TEXT, "tymon/jwt-auth documentation",
     "The hash of the PHP class that stands for the user."),
    ("csrf", "CSRF Double Submit Token", Kind.TEXT, "Flask-JWT-Extended documentation",
     "The value that a request has to carry besides its cookie."),
    ("fresh", "Fresh", Kind.ANY, "Flask-JWT-Extended documentation",
     "Whether the user has just signed in, and not come by a refresh token."),
    ("grants", "Grants", Kind.OBJECT, "Twilio documentation, access tokens",
     "What the bearer may do at Twilio."),
    ("identity_nonce", "Identity Nonce", Kind.TEXT, "Cloudflare Access documentation",
     "A key under which Cloudflare keeps the user’s identity."),
)

TERMS = (*_GITHUB, *_GITLAB, *_KUBERNETES, *_DOT_NET, *_FRAMEWORKS)

# How names begin whose makers give them without listing them, and what such a claim is.
FAMILIES: tuple[tuple[str, str], ...] = (
    ("xms_", "Microsoft’s own, and not documented; applications must not rely on it."),
    ("extension_", "An attribute that the administrators of the Microsoft tenant added."),
    ("cognito:", "Amazon Cognito’s own."),
    ("custom:", "An attribute that the owner of the Amazon Cognito user pool added."),
    ("kubernetes.io/", "Kubernetes’ own."),
    ("terraform_", "HCP Terraform’s own, about the run that the token was issued to."),
    ("urn:zitadel:", "ZITADEL’s own."),
    ("https://purl.imsglobal.org/spec/lti",
     "Of LTI, by which learning platforms start tools (1EdTech)."),
    ("http://", "Not registered; its URL keeps it apart from other claims (RFC 7519 §4.2)."),
    ("https://", "Not registered; its URL keeps it apart from other claims (RFC 7519 §4.2)."),
    ("urn:", "Not registered; its URN keeps it apart from other claims (RFC 7519 §4.2)."),
)
